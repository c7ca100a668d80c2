// HCL, Terraform's language: what is put into a template must reach it as text.

/** A quoted template that stands for exactly `text` (HCL native syntax, "Template Expressions"). */
export function hclString(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => `\\U${(c.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`);
  // "${" and "%{" begin an interpolation or a directive, and a doubled sign escapes them; signs that stand before by number,
  // since "$$${" could be read two ways. By a function: in a replacement text "$$" would stand for "$".
  const literal = escaped.replace(/[$]+\{|%+\{/g, (run) => {
    const sign = run.charAt(0);
    const code = sign === '$' ? '\\u0024' : '\\u0025';
    return `${code.repeat(run.length - 2)}${sign}${sign}{`;
  });
  return `"${literal}"`;
}
