// Generated documents: small trees with awkward namespaces, names, text and attributes, written in awkward but legal ways.

import fc from 'fast-check';

interface Plan {
  readonly local: string;
  /** Chooses among the prefixes in scope. */
  readonly pick: number;
  readonly declarations: readonly (readonly [prefix: string, namespace: string])[];
  readonly attributes: readonly { readonly local: string; readonly pick: number; readonly value: Written }[];
  readonly children: readonly (
    | Plan
    | { readonly text: Written }
    | { readonly comment: string }
    | { readonly cdata: string }
  )[];
}

/** Characters, each with a way of writing it: as it is (0), by decimal (1) or by hexadecimal reference (2). */
type Written = readonly (readonly [character: string, style: number])[];

const CHARACTERS = [...'aZ0 <>&"\';#x-]\t\n\r', 'é', 'ß', '中', '\u0085', '\u2028', '\u{1F600}', '\ufb00'];
// Names whose order by code point differs from the order of a locale, or of UTF-16 code units.
const NAMES = ['a', 'b', 'B', 'c-d', '_e', 'é', 'ж', '\ufb00', '\u{10400}'];
const PREFIXES = ['', 'p', 'q', 'P', 'é'];
const NAMESPACES = ['urn:one', 'urn:two', 'http://example.com/a?b=c#d', 'urn:Z'];

const written: fc.Arbitrary<Written> = fc.array(fc.tuple(fc.constantFrom(...CHARACTERS), fc.nat(2)), { maxLength: 8 });
const plain = fc.string({ unit: fc.constantFrom(...'a <>&;#"'), maxLength: 6 });

const plan: fc.Arbitrary<Plan> = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.record({
    local: fc.constantFrom(...NAMES),
    pick: fc.nat(9),
    declarations: fc.array(fc.tuple(fc.constantFrom(...PREFIXES), fc.constantFrom('', ...NAMESPACES)), {
      maxLength: 3,
    }),
    attributes: fc.array(fc.record({ local: fc.constantFrom(...NAMES), pick: fc.nat(9), value: written }), {
      maxLength: 4,
    }),
    children: fc.array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.record({ text: written }),
        fc.record({ cdata: plain }),
        fc.record({ comment: plain }),
        tie('plan'),
      ),
      { maxLength: 4 },
    ),
  }),
})).plan;

/** XML texts that the gate lets pass. */
export const documents: fc.Arbitrary<string> = plan.map((each) => write(each, new Map([['', '']])));

function write(element: Plan, outer: ReadonlyMap<string, string>): string {
  const declared = new Map<string, string>();
  for (const [prefix, namespace] of element.declarations) {
    if (!declared.has(prefix) && (prefix === '' || namespace !== '')) declared.set(prefix, namespace);
  }
  const scope = new Map([...outer, ...declared]);
  const name = qualified(pickOf([...scope.keys()], element.pick), element.local);
  const parts = [`<${name}`];
  for (const [prefix, namespace] of declared) parts.push(` xmlns${prefix && ':'}${prefix}="${namespace}"`);
  const expanded = new Set<string>();
  for (const { local, pick, value } of element.attributes) {
    const prefix = pickOf(['', 'xml', ...[...scope.keys()].filter(Boolean)], pick);
    const key = `${prefix === '' ? '' : (scope.get(prefix) ?? prefix)} ${local}`;
    if (expanded.has(key)) continue;
    expanded.add(key);
    parts.push(` ${qualified(prefix, local)}="${value.map((each) => character(each, true)).join('')}"`);
  }
  parts.push('>');
  for (const child of element.children) {
    if ('text' in child) parts.push(child.text.map((each) => character(each, false)).join(''));
    else if ('cdata' in child) parts.push(`<![CDATA[${child.cdata}]]>`);
    else if ('comment' in child) parts.push(`<!--${child.comment}-->`);
    else parts.push(write(child, scope));
  }
  return `${parts.join('')}</${name}>`;
}

function qualified(prefix: string, local: string): string {
  return prefix === '' ? local : `${prefix}:${local}`;
}

function pickOf(all: readonly string[], pick: number): string {
  return all[pick % all.length] ?? '';
}

function character([c, style]: readonly [string, number], inAttribute: boolean): string {
  const code = c.codePointAt(0) ?? 0;
  const mustHide = '<&>\r'.includes(c) || (inAttribute && c === '"');
  if (style === 0 && !mustHide) return c;
  return style === 1 ? `&#${code};` : `&#x${code.toString(16)};`;
}
