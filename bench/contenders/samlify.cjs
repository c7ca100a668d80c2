// Verifies the responses of a job with samlify, in one loop: node samlify.cjs job.json list.txt. One digit for each.

const { readFileSync } = require('node:fs');
const samlify = require('samlify');

const [job, list] = process.argv.slice(2).map((path) => readFileSync(path, 'utf8'));
const { acs, audience, idpMetadata } = JSON.parse(job);
// Its schema validators are packages of their own; without one of any kind it refuses to work.
samlify.setSchemaValidator({ validate: async () => 'not validated' });
const idp = samlify.IdentityProvider({ metadata: readFileSync(idpMetadata, 'utf8') });
const sp = samlify.ServiceProvider({
  entityID: audience,
  wantAssertionsSigned: true,
  assertionConsumerService: [{ Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST', Location: acs }],
});

async function main() {
  let verdicts = '';
  for (const file of list.split('\n')) {
    try {
      const body = { SAMLResponse: readFileSync(file, 'utf8') };
      const { extract } = await sp.parseLoginResponse(idp, 'post', { body });
      verdicts += extract.nameID ? '1' : '0';
    } catch {
      verdicts += '0';
    }
  }
  process.stdout.write(verdicts);
}

main();
