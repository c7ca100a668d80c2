// Verifies the responses of a job with node-saml, in one loop: node node-saml.cjs job.json list.txt. One digit for each.

const { readFileSync } = require('node:fs');
const { SAML } = require('@node-saml/node-saml');

const [job, list] = process.argv.slice(2).map((path) => readFileSync(path, 'utf8'));
const { acs, audience, certificate } = JSON.parse(job);
const saml = new SAML({
  idpCert: certificate,
  callbackUrl: acs,
  issuer: audience,
  audience,
  entryPoint: 'https://idp.invalid/',
  wantAuthnResponseSigned: false,
  wantAssertionsSigned: true,
});

async function main() {
  let verdicts = '';
  for (const file of list.split('\n')) {
    try {
      const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: readFileSync(file, 'utf8') });
      verdicts += profile?.nameID ? '1' : '0';
    } catch {
      verdicts += '0';
    }
  }
  process.stdout.write(verdicts);
}

main();
