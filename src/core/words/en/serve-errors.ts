// English: errors of the service on this machine, and of what belongs to it: requests, browser, test IdP.

import type { Said, ServeErrorWords } from '../error-words.ts';
import { system } from './system-reasons.ts';

const WITHOUT_BROWSER =
  'name one: --browser /path/to/chrome; or go without: sso-cli serve --as-account, and paste the response';

const requestsUnusable = (path: string, reason: string): Said => ({
  message: `the requests remembered in ${path} cannot be used: ${reason}`,
  hint: 'remove the file to forget them, or name another with --requests',
});

export const SERVE_ERRORS: ServeErrorWords = {
  'requests-unusable': ({ path, reason }) => requestsUnusable(path, system(reason)),
  'requests-too-large': ({ path, mebibytes }) => requestsUnusable(path, `it is over ${mebibytes} MiB`),
  'requests-misshapen': ({ path }) => requestsUnusable(path, 'it is no file of remembered requests'),
  'port-in-use': ({ port }) => ({
    message: `port ${port} is in use by another program`,
    hint: 'end it, or take another: --port 0 takes one that is free',
  }),
  'port-unusable': ({ addresses, port, reason }) => ({
    message: `cannot listen on ${addresses.join(', ')} at port ${port}: ${reason === 'EADDRNOTAVAIL' ? 'this machine has no such address' : system(reason)}`,
    hint: 'choose another --port (1024 or more needs no privileges) or --host',
  }),
  'host-remote': ({ host }) => ({
    message: `--host ${host} lets other machines reach responses that log people on`,
    hint: 'leave it out to stay on this machine, or say --allow-remote too',
  }),
  'browser-missing': () => ({
    message: 'there is no Chrome, Chromium or Edge where they usually are',
    hint: WITHOUT_BROWSER,
  }),
  'browser-not-there': ({ path }) => ({ message: `there is no browser at ${path}`, hint: WITHOUT_BROWSER }),
  'browser-failed': ({ path }) => ({
    message: `${path} could not be started`,
    hint: 'name another: --browser /path/to/chrome',
  }),
  'test-idp-missing': ({ folder, word }) => ({
    message: `there is no test IdP in ${folder}`,
    hint: `make one: sso-cli mint-response --init --idp ${word}`,
  }),
  'logon-url-missing': () => ({
    message: 'the IdP metadata names no URL where a logon starts',
    hint: 'give the page where people start it: --url https://idp.example.com/apps',
  }),
  'no-pem-certificate': ({ path }) => ({ message: `${path} is no certificate`, hint: 'give one in PEM' }),
  'key-of-another': ({ path, certificate }) => ({
    message: `${path} is not the private key of ${certificate}`,
    hint: 'give the two that belong together, in PEM and without a passphrase',
  }),
};
