// guide: what to type where in one IdP product, with this account's own values filled in.

import { storedIdp } from '../adapters/metadata.ts';
import { defineCommand } from '../command.ts';
import { type Guide, guideFor } from '../core/idps/guide.ts';
import type { GuideWords } from '../core/idps/guide-words.ts';
import { recogniseIdp } from '../core/idps/recognise.ts';
import { findIdp, PRODUCTS } from '../core/idps/registry.ts';
import { nearWords } from '../core/near-words.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { loadGuide } from '../core/words/load.ts';
import { usageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { ACCOUNT_FLAGS, describedOrStored } from '../flags/account.ts';
import type { CommandResult, Style } from '../result.ts';

type Answer = { readonly schemaVersion: number } & (
  | { readonly guide: Guide }
  | { readonly products: readonly { readonly id: string; readonly name: string }[] }
);

export const command = defineCommand({
  description:
    'Prints the whole configuration of an IdP product for this account: values, screens, NameID rule, pitfalls.\nWithout a name: for the product whose metadata is stored, or a list of those it knows.',
  arguments: { idp: { optional: true, help: 'like okta, entra, adfs, google, keycloak' } },
  flags: ACCOUNT_FLAGS,
  examples: [
    'sso-cli guide okta',
    'sso-cli guide adfs --lang zh',
    'sso-cli guide entra --account-id 5123456789012345 --site cn',
  ],
  async run(context, { idp }, flags): Promise<CommandResult<Answer>> {
    const stored = await describedOrStored(flags, context);
    const product = idp ?? recogniseIdp({ idp: storedIdp(stored) }).product;
    if (product === null) {
      const products = PRODUCTS.map(({ id, name: full }) => ({ id, name: full }));
      return {
        exitCode: EXIT.ok,
        json: { schemaVersion: SCHEMA_VERSION, products },
        text: (json) =>
          'products' in json ? json.products.map((each) => `${each.id.padEnd(14)}  ${each.name}\n`).join('') : '',
        hints: ['for one of them: sso-cli guide okta'],
      };
    }
    const words = await loadGuide(context.settings.lang);
    if (!findIdp(product)) throw usageError(`there is no guide for ${product}`, suggest(product));
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, guide: guideFor(product, stored.account, words) },
      text: (json, style) => ('guide' in json ? renderGuide(json.guide, words.headings, style) : ''),
    };
  },
});

function suggest(name: string): string {
  const ids = PRODUCTS.map(({ id }) => id);
  const near = nearWords(name, ids, { slips: 2 });
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are: ${ids.join(', ')}`;
}

function renderGuide(guide: Guide, heading: GuideWords['headings'], style: Style): string {
  const section = (title: string, lines: readonly string[]) =>
    lines.length > 0 ? ['', style.bold(title), ...lines] : [];
  return `${[
    style.bold(guide.title),
    style.dim(guide.officialPage),
    ...section(
      heading.values,
      guide.values.flatMap(({ label, value }) => [`  ${label}`, `    ${style.cyan(value)}`]),
    ),
    ...section(
      heading.steps,
      guide.steps.map((step, i) => `  ${String(i + 1).padStart(2)}. ${step}`),
    ),
    ...section(
      heading.nameId,
      guide.nameIdRule.map((line) => `  ${line}`),
    ),
    ...section(
      heading.pitfalls,
      guide.pitfalls.map((line) => `  ! ${line}`),
    ),
    ...section(heading.metadata, [
      `  ${guide.metadata.where}`,
      ...(guide.metadata.url ? [`  ${guide.metadata.url}`] : []),
    ]),
    ...section(
      heading.sources,
      guide.sources.map((line) => `  ${style.dim(line)}`),
    ),
  ].join('\n')}\n`;
}
