// What the apex of a subtree inherits from elements that are left out, in the xml namespace: inclusive C14N alone.
// 1.0 inherits every such attribute; 1.1 inherits xml:lang and xml:space, joins xml:base, and leaves xml:id where it is.

import { XML_NS } from './names.ts';
import type { StartTag, XmlAttribute, XmlElement } from './tree.ts';

type Tag = StartTag & { readonly parent?: XmlElement | null };

/** The attributes that the apex is written with (Canonical XML 1.0, section 2.4; Canonical XML 1.1, section 2.4). */
export function inheritedXml(element: Tag, version: '1.0' | '1.1' = '1.0'): XmlAttribute[] {
  const attributes = [...element.attributes];
  for (let at = element.parent; at; at = at.parent) {
    for (const each of at.attributes) {
      if (each.namespace !== XML_NS || attributes.some((a) => a.name === each.name)) continue;
      if (version === '1.0' || each.local === 'lang' || each.local === 'space') attributes.push(each);
    }
  }
  return version === '1.0' ? attributes : withJoinedBase(element, attributes);
}

/** xml:base of the apex and of all elements above it, joined into one: a relative one would mean something else alone. */
function withJoinedBase(element: Tag, attributes: XmlAttribute[]): XmlAttribute[] {
  const isBase = (each: XmlAttribute) => each.namespace === XML_NS && each.local === 'base';
  const own = element.attributes.find(isBase);
  const above: XmlAttribute[] = [];
  for (let at = element.parent; at; at = at.parent) above.push(...at.attributes.filter(isBase));
  const [nearest] = above;
  if (!nearest) return attributes;
  // From the outermost inwards.
  const values = [...above.reverse(), ...(own ? [own] : [])].map((each) => each.value);
  const value = values.reduce(joinUris);
  const others = attributes.filter((each) => !isBase(each));
  return value === '' ? others : [...others, { ...(own ?? nearest), value }];
}

interface Uri {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
}

/** RFC 3986, appendix B; the fragment is dropped, as section 5.1 asks of a base. */
function parts(uri: string): Uri {
  const [, scheme, authority, path = '', query] =
    /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/.exec(uri) ?? [];
  return { scheme, authority, path, query };
}

/** RFC 3986, 5.2.2, as Canonical XML 1.1 changes it: the base may be relative itself, and ".." at its front is kept. */
export function joinUris(base: string, reference: string): string {
  const b = parts(base);
  const r = parts(reference);
  if (r.scheme !== undefined) return written({ ...r, path: withoutDots(r.path) });
  const { scheme } = b;
  if (r.authority !== undefined) return written({ ...r, scheme, path: withoutDots(r.path) });
  const { authority } = b;
  if (r.path === '') return written({ ...b, path: withoutDots(b.path), query: r.query ?? b.query });
  if (r.path.startsWith('/')) return written({ ...r, scheme, authority, path: withoutDots(r.path) });
  // A base that ends in ".." means the folder, not a file of that name.
  const folder = /(^|\/)\.\.$/.test(b.path) ? `${b.path}/` : b.path.slice(0, b.path.lastIndexOf('/') + 1);
  const merged = authority !== undefined && b.path === '' ? `/${r.path}` : `${folder}${r.path}`;
  return written({ scheme, authority, path: withoutDots(merged), query: r.query });
}

function written({ scheme, authority, path, query }: Uri): string {
  const front = `${scheme === undefined ? '' : `${scheme}:`}${authority === undefined ? '' : `//${authority}`}`;
  return `${front}${path}${query === undefined ? '' : `?${query}`}`;
}

/** RFC 3986, 5.2.4, where ".." that climbs above a relative path stays, and several slashes become one. */
function withoutDots(path: string): string {
  const isAbsolute = path.startsWith('/');
  const segments = path.split(/\/+/);
  const kept: string[] = [];
  segments.forEach((segment, i) => {
    const isLast = i === segments.length - 1;
    if (segment === '.' || segment === '..') {
      if (segment === '..') {
        if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
        else if (!isAbsolute) kept.push('..');
      }
      if (isLast) kept.push('');
    } else if (segment !== '' || isLast) kept.push(segment);
  });
  const text = kept.join('/');
  return isAbsolute ? `/${text}` : text;
}
