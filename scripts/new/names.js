// One name in the spellings that code has for it.

/** "time-zone" → timeZone */
export const camel = (name) => name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
/** "time-zone" → TIME_ZONE */
export const constant = (name) => name.replaceAll('-', '_').toUpperCase();
/** "time-zone" → TimeZone */
export const pascal = (name) => camel(`-${name}`);

/** A line under "Unreleased" in the changelog. */
export const changelog = (line) => ({ path: 'CHANGELOG.md', at: /(?<=\n## Unreleased\n\n)/, put: `- ${line}\n` });
