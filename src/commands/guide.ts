// guide: what to type where in one IdP product, with this account's own values filled in.

import { storedIdp } from '../adapters/metadata.ts';
import { readStoreIfAny } from '../adapters/store.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { type Guide, guideFor } from '../core/idps/guide.ts';
import type { GuideWords } from '../core/idps/guide-words.ts';
import { recogniseIdp } from '../core/idps/recognise.ts';
import { findIdp, PRODUCTS } from '../core/idps/registry.ts';
import { nearWords } from '../core/near-words.ts';
import { type Account, createAccount } from '../core/ram/account.ts';
import { SCHEMA_VERSION } from '../core/report.ts';
import { loadGuide, loadHints } from '../core/words/load.ts';
import { usageError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { ACCOUNT_FLAGS, type AccountFlags, describedAccount, settingsOf } from '../flags/account.ts';
import { wrapText } from '../render/wrap.ts';
import type { CommandResult, Style } from '../result.ts';

type Answer = { readonly schemaVersion: number } & (
  | { readonly guide: Guide }
  | { readonly products: readonly { readonly id: string; readonly name: string }[] }
);

export const command = defineCommand({
  description:
    'Prints the whole configuration of an IdP product for this account: values, screens, NameID rule, pitfalls.\nWithout a name: the products that it knows. Needs no store: what is not known stands in <…>.',
  arguments: { idp: { optional: true, help: 'like okta, entra, adfs, google, keycloak' } },
  flags: ACCOUNT_FLAGS,
  examples: [
    'sso-cli guide',
    'sso-cli guide adfs --lang zh',
    'sso-cli guide entra --account-id 5123456789012345 --site cn',
  ],
  async run(context, { idp }, flags): Promise<CommandResult<Answer>> {
    if (idp === undefined) return listProducts(await storedProduct(context));
    const product = idp;
    const { account, isKnown } = await accountFor(flags, context);
    const words = await loadGuide(context.settings.lang);
    if (!findIdp(product)) throw usageError(`there is no guide for ${product}`, suggest(product));
    return {
      exitCode: EXIT.ok,
      json: { schemaVersion: SCHEMA_VERSION, guide: guideFor(product, account, words) },
      // Placeholders stand in <…>.
      notes: isKnown ? [] : [(await loadHints(context.settings.lang)).placeholders(findIdp(product)?.id ?? product)],
      text: (json, style) =>
        'guide' in json ? wrapText(renderGuide(json.guide, words.headings, style), widthOf(context)) : '',
    };
  },
});

/** Of the terminal; a pipe gets lines as long as they are. */
function widthOf({ stdout }: Context): number | null {
  return stdout.isTTY ? (stdout.columns ?? 80) : null;
}

/** The account of flags or store; where there is neither, one of placeholders: neither ID nor site is guessed. */
async function accountFor(flags: AccountFlags, { settings }: Context): Promise<{ account: Account; isKnown: boolean }> {
  if (flags.accountId !== undefined && flags.site !== undefined)
    return { account: describedAccount(flags), isKnown: true };
  const isDescribed = Object.values(flags).some((value) => value !== undefined);
  const stored = isDescribed ? null : await readStoreIfAny(settings.store);
  if (stored) return { account: stored.account, isKnown: true };
  const accountId = flags.accountId ?? '<account ID>';
  const host = '<signin-intl.aliyun.com or signin.aliyun.com>';
  const described = createAccount(flags.accountId ?? '0'.repeat(16), flags.site ?? 'intl', settingsOf(flags));
  return {
    account: {
      ...described,
      accountId,
      defaultDomain: flags.defaultDomain ?? '<alias>.onaliyun.com',
      ...(flags.site === undefined
        ? { service: { entityId: `https://${host}/${accountId}/saml/SSO`, acsUrl: `https://${host}/saml/SSO` } }
        : {}),
    },
    isKnown: false,
  };
}

/** The product whose metadata is stored, where there is any. */
async function storedProduct({ settings }: Context): Promise<string | null> {
  const stored = await readStoreIfAny(settings.store);
  const name = stored && recogniseIdp({ idp: storedIdp(stored) }).product;
  return (name && findIdp(name)?.id) ?? null;
}

function listProducts(stored: string | null): CommandResult<Answer> {
  const products = PRODUCTS.map(({ id, name: full }) => ({ id, name: full }));
  return {
    exitCode: EXIT.ok,
    json: { schemaVersion: SCHEMA_VERSION, products },
    text: (json) =>
      'products' in json ? json.products.map((each) => `${each.id.padEnd(14)}  ${each.name}\n`).join('') : '',
    hints: [`for one of them: sso-cli guide ${stored ?? 'okta'}`],
  };
}

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
