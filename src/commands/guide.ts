// guide: what to type where in one IdP product, with this account's own values filled in.

import { idpOf, readMetadataText } from '../adapters/metadata.ts';
import { readStore } from '../adapters/store.ts';
import type { CommandResult, Context, Style } from '../context.ts';
import { type Guide, guideFor } from '../core/idps/guide.ts';
import type { GuideWords } from '../core/idps/guide-words.ts';
import { recogniseIdp } from '../core/idps/recognise.ts';
import { findIdp, PRODUCTS } from '../core/idps/registry.ts';
import { editDistance } from '../core/ram/nearest.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { loadGuide } from '../core/words/load.ts';
import { usageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { type AccountFlags, accountOf } from './account-flags.ts';

type Answer = { readonly schemaVersion: number } & (
  | { readonly guide: Guide }
  | { readonly products: readonly { readonly id: string; readonly name: string }[] }
);

export async function run(
  context: Context,
  name: string | undefined,
  flags: AccountFlags,
): Promise<CommandResult<Answer>> {
  const stored = flags.accountId === undefined ? await readStore(context.settings.store) : null;
  const account = stored?.account ?? accountOf(flags);
  const product = name ?? productOf(stored?.metadataDocument ?? null);
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
  if (!findIdp(product)) throw usageError(`there is no guide for ${product}`, suggest(product));
  const words = await loadGuide(context.settings.lang);
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, guide: guideFor(product, account, words) },
    text: (json, style) => ('guide' in json ? renderGuide(json.guide, words.headings, style) : ''),
  };
}

/** The product whose metadata is stored, where it can be told. */
function productOf(metadataDocument: string | null): string | null {
  if (metadataDocument === null) return null;
  const idp = idpOf(readMetadataText(metadataDocument));
  return recogniseIdp({ idp }).product;
}

function suggest(name: string): string {
  const near = PRODUCTS.map(({ id }) => id).filter((id) => editDistance(id, name.toLowerCase(), 2) <= 2);
  return near.length > 0
    ? `did you mean ${near.join(' or ')}?`
    : `there are: ${PRODUCTS.map(({ id }) => id).join(', ')}`;
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
