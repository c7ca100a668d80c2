// JSON that is broken names the line where it first is, as other parsers do, and rows name the lines that they begin on.

import { describe, expect, it } from 'vitest';
import { readUserList } from '../../../../src/core/ram/exchange/read-user-list.ts';
import type { UserListRefusal } from '../../../../src/core/ram/exchange/refusal.ts';

const LIST = `{
  "Users": {
    "User": [
      {
        "UserPrincipalName": "alice@example.onaliyun.com",
        "DisplayName": "Alice {1}"
      },
      {
        "UserPrincipalName": "bob@example.onaliyun.com"
      }
    ]
  }
}
`;

function lineOf(text: string): unknown {
  try {
    readUserList(Buffer.from(text));
  } catch (error) {
    return (error as UserListRefusal).sentence;
  }
  return 'no error';
}

describe('the line of the error', () => {
  it.each<[what: string, text: string, line: number]>([
    ['a quotation mark too many', LIST.replace('Alice', 'Al"ice'), 6],
    ['one missing', LIST.replace('onaliyun.com",', 'onaliyun.com,'), 5],
    ['a bracket in the place of a colon', LIST.replace('"DisplayName":', '"DisplayName"}'), 6],
    ['a comma missing', LIST.replace('},', '}'), 8],
    ['a comma too many', LIST.replace('bob@example.onaliyun.com"', '$&,'), 10],
    ['cut', LIST.slice(0, LIST.indexOf('bob')), 9],
    ['cut after a row', LIST.slice(0, LIST.indexOf('},') + 2), 7],
    ['something behind the end', `${LIST}\nx`, 15],
    ['a bracket behind the end', `${LIST}}`, 14],
    ['one line of several documents', '{"username":"a"}\n{"username":"b",}\n{"username":"c"}\n', 2],
    ['the last of them, cut', '{"username":"a"}\n{"username":"b"}\n{"username":', 3],
  ])('%s', (_, text, line) => {
    expect(lineOf(text)).toEqual({ key: 'list-malformed', args: { format: 'JSON', line } });
  });
});

describe('the lines of rows', () => {
  const lines = (text: string) => readUserList(Buffer.from(text)).records.map((each) => each.line);
  it.each<[what: string, text: string, expected: (number | null)[]]>([
    ['of a page, braces in strings or not', LIST, [4, 8]],
    ['without any in strings', LIST.replace('{1}', ''), [4, 8]],
    ['of one line', JSON.stringify(JSON.parse(LIST)), [1, 1]],
    ['of documents', '{"username":"a"}\n\n{"username":"b","x":{"y":"{"}}\n', [1, 3]],
    ['where a key comes twice', '[\n{"username":"a","x":{},"x":{}},\n{"username":"b"}]', [null, null]],
  ])('%s', (_, text, expected) => {
    expect(lines(text)).toEqual(expected);
  });
});
