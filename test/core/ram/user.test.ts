// RAM's own rules for names, fields and policies, with RAM's own error codes.

import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../src/core/ram/policy.ts';
import { RamError } from '../../../src/core/ram/ram-error.ts';
import { requireDetails, requireUserName } from '../../../src/core/ram/user.ts';
import { sayRamError } from '../../../src/core/say-error.ts';

/** The code of RAM's refusal; null where there is none. */
function refusal(action: () => unknown): string | null {
  try {
    action();
    return null;
  } catch (error) {
    if (error instanceof RamError) return error.code;
    throw error;
  }
}

const LENGTH = 'InvalidParameter.UserName.Length';
const CHARS = 'InvalidParameter.UserName.InvalidChars';

describe('user names', () => {
  it.each([
    ['a', null],
    ['alice', null],
    ['Alice.B-c_9', null],
    ['.', null],
    ['-', null],
    ['7', null],
    ['a'.repeat(64), null],
    ['__proto__', null],
    ['', LENGTH],
    ['a'.repeat(65), LENGTH],
    ['a b', CHARS],
    [' alice', CHARS],
    ['alice\n', CHARS],
    ['alice@example.com', CHARS],
    ['al\u0456ce', CHARS],
    ['ａlice', CHARS],
    ['李雷', CHARS],
    ['a\u200bb', CHARS],
    ['a/b', CHARS],
    ['a+b', CHARS],
    ["o'brien", CHARS],
    ['a\u0000', CHARS],
    ['é', CHARS],
  ])('%j: %s', (name, code) => {
    expect(refusal(() => requireUserName(name))).toBe(code);
  });

  it('a whole address is told from a name', () => {
    try {
      requireUserName('alice@example.com');
      expect.unreachable();
    } catch (error) {
      expect(sayRamError(error as RamError).hint).toContain(': alice');
      expect(sayRamError(error as RamError, 'zh').hint).toContain('：alice');
    }
  });
});

describe('fields', () => {
  it.each([
    [{}, null],
    [{ DisplayName: '李雷 <&> "x"', Email: 'a@b', MobilePhone: '86-18688880000', Comments: '😀'.repeat(128) }, null],
    [{ DisplayName: '' }, 'InvalidParameter.DisplayName.Length'],
    [{ DisplayName: 'x'.repeat(128) }, null],
    [{ DisplayName: 'x'.repeat(129) }, 'InvalidParameter.DisplayName.Length'],
    [{ DisplayName: 'a\u202eb' }, 'InvalidParameter.DisplayName.InvalidChars'],
    [{ DisplayName: 'a\u001b[31m' }, 'InvalidParameter.DisplayName.InvalidChars'],
    [{ DisplayName: 'a\nb' }, 'InvalidParameter.DisplayName.InvalidChars'],
    [{ Comments: '' }, 'InvalidParameter.Comments.Length'],
    [{ Comments: 'x'.repeat(129) }, 'InvalidParameter.Comments.Length'],
    [{ Comments: 'a\u2028b' }, 'InvalidParameter.Comments.InvalidChars'],
    [{ Email: 'alice' }, 'InvalidParameter.Email.Format'],
    [{ Email: 'alice@' }, 'InvalidParameter.Email.Format'],
    [{ Email: '@example.com' }, 'InvalidParameter.Email.Format'],
    [{ Email: 'a b@example.com' }, 'InvalidParameter.Email.Format'],
    [{ Email: 'a@b@c' }, 'InvalidParameter.Email.Format'],
    [{ MobilePhone: '18688880000' }, 'InvalidParameter.MobilePhone.Format'],
    [{ MobilePhone: '+86-18688880000' }, 'InvalidParameter.MobilePhone.Format'],
    [{ MobilePhone: '86 18688880000' }, 'InvalidParameter.MobilePhone.Format'],
  ])('%j: %s', (details, code) => {
    expect(refusal(() => requireDetails(details))).toBe(code);
  });
});

describe('policies', () => {
  it.each([
    ['ReadOnlyAccess', { PolicyName: 'ReadOnlyAccess', PolicyType: 'System' }],
    ['ReadOnlyAccess:System', { PolicyName: 'ReadOnlyAccess', PolicyType: 'System' }],
    ['deploy-2:Custom', { PolicyName: 'deploy-2', PolicyType: 'Custom' }],
  ])('%s', (text, policy) => {
    expect(parsePolicy(text)).toEqual(policy);
  });

  it.each([
    ['', 'InvalidParameter.PolicyName.InvalidChars'],
    [':System', 'InvalidParameter.PolicyName.InvalidChars'],
    ['a b', 'InvalidParameter.PolicyName.InvalidChars'],
    ['a_b', 'InvalidParameter.PolicyName.InvalidChars'],
    ['x'.repeat(129), 'InvalidParameter.PolicyName.InvalidChars'],
    ['deploy:custom', 'InvalidParameter.PolicyType'],
    ['deploy:', 'InvalidParameter.PolicyType'],
    ['deploy:Custom:x', 'InvalidParameter.PolicyType'],
  ])('%j is refused: %s', (text, code) => {
    expect(refusal(() => parsePolicy(text))).toBe(code);
  });
});
