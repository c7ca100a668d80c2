// What mint-response mints, by every algorithm, is verified by pysaml2 (over xmlsec1) as by us.

import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { describeWith, run } from '../support/peers.ts';
import { makeAccount } from '../support/world.ts';

describeWith('pysaml2', 'a minted response', () => {
  // pysaml2 7.0.1 knows no RSA-PSS, and xmlsec1 1.2.37 has none.
  it.each(['rsa-sha256', 'rsa-sha384', 'rsa-sha512', 'ecdsa-sha256', 'ecdsa-sha384', 'ecdsa-sha512'])(
    'by %s is accepted, and with another name refused',
    async (algorithm) => {
      const world = await makeAccount();
      const idp = world.path('idp');
      const { json } = await world.run(['mint-response', '--init', '--idp', idp, '--algorithm', algorithm, '--json']);
      const flags = [
        '--idp',
        idp,
        '--algorithm',
        algorithm,
        '--at',
        new Date().toISOString(),
        '--request-id',
        '_asked',
      ];
      const { stdout } = await world.run(['mint-response', 'alice', ...flags]);
      const sp = (await world.run(['generate-metadata'])).stdout;
      const judged = (response: string) => {
        const asked = { sp, idp: world.read('idp/metadata.xml'), response, requestId: '_asked' };
        const script = fileURLToPath(new URL('pysaml2_sp.py', import.meta.url));
        return run('/usr/bin/python3', ['-B', script], JSON.stringify(asked));
      };
      expect(json.files.metadata).toBe(world.path('idp/metadata.xml'));
      const good = judged(stdout.trim());
      expect(good.stdout.trim(), good.stderr).toBe('alice@example.onaliyun.com');
      const altered = Buffer.from(stdout, 'base64').toString().replaceAll('alice@', 'bob@');
      expect(judged(Buffer.from(altered).toString('base64')).stdout.trim()).toBe('refused');
    },
  );
});
