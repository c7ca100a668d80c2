// The memory of requests: known, answered, unknown; bounded, private, and never lost between two commands.

import { readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recallRequests, rememberRequest, useRequests } from '../../src/adapters/requests.ts';
import { AT } from '../support/idp.ts';
import { makeWorld } from '../support/world.ts';

const DAY = 86_400_000;
const inNewFolder = () => makeWorld().path('state/requests.json');

describe('remembered requests', () => {
  it('are known, then answered; others are unknown', async () => {
    const path = inNewFolder();
    expect(recallRequests(path).isEmpty).toBe(true);
    await rememberRequest(path, '_a', AT);
    await rememberRequest(path, '_b', AT);
    const inUse = useRequests(path);
    await inUse.exclusively(async () => {
      expect(inUse.stateOf('_a')).toBe('open');
      for (const id of ['_a', '_stranger']) inUse.answered(id);
      expect(inUse.stateOf('_a')).toBe('answered');
    }, AT + 1_000);
    const memory = recallRequests(path);
    expect(['_a', '_b', '_stranger'].map((id) => memory.stateOf(id))).toEqual(['answered', 'open', 'unknown']);
    expect(memory.isComplete).toBe(false);
  });

  it('lie in a file of mode 0600, and are left alone where nothing was answered', async () => {
    const path = inNewFolder();
    await rememberRequest(path, '_a', AT);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const before = readFileSync(path, 'utf8');
    await useRequests(path).exclusively(async () => undefined, AT);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  it('are pruned of the old, and bounded', async () => {
    const path = inNewFolder();
    await rememberRequest(path, '_old', AT - 8 * DAY);
    await rememberRequest(path, '_new', AT - 6 * DAY);
    await rememberRequest(path, '_now', AT);
    const memory = recallRequests(path);
    expect(['_old', '_new', '_now'].map((id) => memory.stateOf(id))).toEqual(['unknown', 'open', 'open']);

    const many = Array.from({ length: 1_000 }, (_, i) => ({
      id: `_${i}`,
      issueInstant: '2026-11-23T09:00:00Z',
      answeredAt: null,
    }));
    const world = makeWorld();
    const full = world.write('requests.json', JSON.stringify({ schemaVersion: 1, requests: many }));
    await rememberRequest(full, '_last', AT);
    const { requests } = JSON.parse(readFileSync(full, 'utf8'));
    expect(requests).toHaveLength(1_000);
    expect(requests[0].id).toBe('_1');
    expect(requests.at(-1).id).toBe('_last');
  });

  it('all survive many who remember at once', async () => {
    const path = inNewFolder();
    const ids = Array.from({ length: 12 }, (_, i) => `_${i}`);
    await Promise.all(ids.map((id) => rememberRequest(path, id, AT)));
    const memory = recallRequests(path);
    expect(ids.map((id) => memory.stateOf(id))).toEqual(ids.map(() => 'open'));
  });

  it.each([
    ['no JSON', '{"schemaVersion": 1'],
    ['a newer version', '{"schemaVersion": 2, "requests": []}'],
    ['an unknown field', '{"schemaVersion": 1, "requests": [], "x": 1}'],
    [
      'an ID that is none',
      '{"schemaVersion":1,"requests":[{"id":"a b","issueInstant":"2026-11-23T09:00:00Z","answeredAt":null}]}',
    ],
    [
      'a time that is none',
      '{"schemaVersion":1,"requests":[{"id":"_a","issueInstant":"yesterday","answeredAt":null}]}',
    ],
    ['nothing', ''],
    ['too much', ' '.repeat((1 << 20) + 1)],
  ])('%s is refused and never overwritten', async (_, text) => {
    const world = makeWorld();
    const path = world.write('requests.json', text);
    const refused = { code: 'requests-unusable', exitCode: 4 };
    expect(() => recallRequests(path)).toThrow(expect.objectContaining(refused));
    await expect(rememberRequest(path, '_a', AT)).rejects.toMatchObject(refused);
    expect(world.read('requests.json')).toBe(text);
  });

  it('a link is not followed', async () => {
    const world = makeWorld();
    world.write('elsewhere.json', '{"schemaVersion": 1, "requests": []}');
    symlinkSync(world.path('elsewhere.json'), world.path('requests.json'));
    await expect(rememberRequest(world.path('requests.json'), '_a', AT)).rejects.toMatchObject({
      code: 'requests-unusable',
    });
  });
});
