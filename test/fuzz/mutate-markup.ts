// Mutations of markup. Most of these keep what a document says: they must leave it accepted, or change nothing that counts.

import { element, gap, splice } from './elements.ts';
import type { Mutation } from './mutate.ts';

export const MARKUP_MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a comment between': (xml, random) => {
    const at = gap(xml, random);
    return splice(xml, at, at, '<!-- x -->');
  },
  'white space in a tag': (xml, random) => {
    const { open } = element(xml, random);
    return xml[open - 2] === '/' ? xml : splice(xml, open - 1, open - 1, random.pick([' ', '\n', '\t', '  ']));
  },
  'white space between': (xml, random) => {
    const at = gap(xml, random);
    return splice(xml, at, at, random.pick([' ', '\n', '\r\n', '\t']));
  },
  'other quotation marks': (xml, random) => {
    const { start, open } = element(xml, random);
    return splice(xml, start, open, xml.slice(start, open).replaceAll('"', "'"));
  },
  'a character by reference': (xml, random) => {
    const at = random.below(xml.length);
    const character = String.fromCodePoint(xml.codePointAt(at) ?? 32);
    return splice(
      xml,
      at,
      at + character.length,
      `&#${random.oneIn(2) ? 'x' : ''}${(character.codePointAt(0) ?? 32).toString(16)};`,
    );
  },
  'text in CDATA': (xml, random) => {
    const { open, close } = element(xml, random);
    return splice(xml, open, close, `<![CDATA[${xml.slice(open, close)}]]>`);
  },
  'a namespace declaration': (xml, random) => {
    const { open } = element(xml, random);
    return splice(
      xml,
      open - 1,
      open - 1,
      random.pick([' xmlns:u="urn:u"', ' xmlns="urn:u"', ' xmlns=""', ' xmlns:xs="http://www.w3.org/2001/XMLSchema"']),
    );
  },
  'an attribute': (xml, random) => {
    const { open } = element(xml, random);
    return splice(
      xml,
      open - 1,
      open - 1,
      random.pick([' x="y"', ' ID="_new"', ' xml:lang="en"', ' Id="_assertion"', ' Version="2.0"', ' xmlnsx="y"']),
    );
  },
  'an attribute value': (xml, random) => {
    const values = [...xml.matchAll(/="([^"]*)"/g)];
    const value = random.pick(values);
    const from = random.pick(values);
    return value && from ? splice(xml, value.index, value.index + value[0].length, from[0]) : xml;
  },
  'an empty tag written out': (xml) => xml.replace(/<([^\s<>/]+)([^<>]*)\/>/, '<$1$2></$1>'),
  'the prefix of an element': (xml, random) => {
    const { name, start, open, close, end } = element(xml, random);
    const renamed = name.includes(':')
      ? name.replace(/^[^:]*/, random.pick(['saml', 'samlp', 'ds', 'x']))
      : `saml:${name}`;
    const tag = xml.slice(start, open).replace(name, renamed);
    return splice(xml, start, end, tag + xml.slice(open, close) + xml.slice(close, end).replace(name, renamed));
  },
};
