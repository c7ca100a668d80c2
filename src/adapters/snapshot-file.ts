// A snapshot of the cloud's answers as a file: one line of JSON a call, so that it can be looked through and compared.

import type { World } from '../context.ts';
import { type CloudAnswer, recordOf } from '../core/ram/cloud-calls.ts';
import { missingCall } from '../core/ram/snapshot.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit.ts';
import { nameOfSource, readInput } from './input.ts';
import { understanding } from './understanding.ts';

const MAX_SNAPSHOT_BYTES = 256 << 20;

export function formatSnapshot(answers: readonly CloudAnswer[]): string {
  return answers
    .map(
      ({ product, action, parameters, response }) => `${JSON.stringify({ product, action, parameters, response })}\n`,
    )
    .join('');
}

/** Reads a snapshot with all the answers that there must be. @throws CliError input-*, snapshot-* */
export async function readSnapshotFile(source: string, world: World): Promise<CloudAnswer[]> {
  const path = source === '-' ? '-' : nameOfSource(source);
  const bytes = await readInput(source, MAX_SNAPSHOT_BYTES, world);
  if (bytes.length > MAX_SNAPSHOT_BYTES)
    throw new CliError(EXIT.input, 'input-too-large', {
      key: 'snapshot-too-large',
      args: { path, mebibytes: MAX_SNAPSHOT_BYTES >> 20 },
    });
  const lines = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split('\n');
  const answers = lines.flatMap((line, i) => (line.trim() === '' ? [] : [parseLine(line, path, i + 1)]));
  const missing = understanding(() => missingCall(answers));
  if (missing !== null) {
    const { GroupName, PolicyName, Marker } = missing.parameters;
    throw new CliError(EXIT.input, 'snapshot-incomplete', {
      key: 'snapshot-incomplete',
      args: { path, action: missing.action, of: GroupName ?? PolicyName ?? Marker ?? null },
    });
  }
  return answers;
}

function parseLine(text: string, path: string, line: number): CloudAnswer {
  const malformed = () =>
    new CliError(EXIT.input, 'snapshot-malformed', { key: 'snapshot-line', args: { path, line } });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw malformed();
  }
  const { product, action, parameters, response } = recordOf(json);
  if (
    (product !== 'sts' && product !== 'ims' && product !== 'ram') ||
    typeof action !== 'string' ||
    response === undefined
  )
    throw malformed();
  const texts = Object.entries(recordOf(parameters)).map(([name, value]) => [name, String(value)]);
  return { product, action, parameters: Object.fromEntries(texts), response };
}
