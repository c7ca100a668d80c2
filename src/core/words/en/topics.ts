// English: help by topic.

import type { TopicWords } from '../topic-words.ts';

export const TOPIC_WORDS: TopicWords = {
  one: 'one of them: sso-cli help exit-codes',
  topics: {
    'exit-codes': {
      title: 'what an exit code means',
      text: `0    done, or accepted
1    the answer is no: rejected, unhealthy, refused, no such user
2    called wrongly: no such command, flag or value
3    the input cannot be read as what it should be: missing, empty, too large, not SAML
4    configuration or account store: missing, damaged, locked, not writable
70   a bug in sso-cli: it says so, and how to report it
130  interrupted

Of several inputs the gravest counts. A closed pipe is no error. With --fail-on warning, warnings too exit 1.`,
    },
    environment: {
      title: 'variables that are heeded',
      text: `SSO_CLI_<FLAG>   every flag has one: --clock-skew is SSO_CLI_CLOCK_SKEW, --store is SSO_CLI_STORE.
                 A flag outranks it, and it outranks the configuration file.
LC_ALL, LC_MESSAGES, LANG   the language: zh_CN.UTF-8 is Chinese, all others English (--lang outranks them)
NO_COLOR, FORCE_COLOR       colours off or on (--no-color, --color outrank them)
XDG_DATA_HOME    where the account store is when nobody says
XDG_STATE_HOME   where requests are remembered; XDG_CACHE_HOME: compiled code
CI               where it is set, nothing is ever asked
GITHUB_STEP_SUMMARY         with --output github, the report is added to that file

Where each value comes from: sso-cli settings --sources`,
    },
    input: {
      title: 'in which forms a SAML response is taken',
      text: `Told apart by looking, never by a flag: XML; Base64, Base64url; percent-encoded; deflated, as in a redirect;
a form body (SAMLResponse=…); a URL; an HTML page with its form; a HAR file; a SAML-tracer export; a cURL command;
wrapped, quoted or indented by a terminal, mail or chat. Each decoding and repair is listed in the report.

sso-cli verify-response saml.txt        a file, or several
pbpaste | sso-cli verify-response -     a pipe
sso-cli verify-response                 at a terminal: paste it at the prompt

How to get one: open the browser's developer tools, tab Network, "Preserve log" on; log on at the IdP; the request
to /saml/SSO carries SAMLResponse in its payload. Save all as HAR, or copy the value.
A response is a secret while it is valid: it goes into a file or a pipe, never on the command line.`,
    },
    output: {
      title: 'formats, colours, and what goes where',
      text: `Standard output is the answer; standard error is everything else: progress, notes, hints, errors.

--output text     for people; at a terminal wrapped, and passed steps folded (--verbose unfolds them)
--output json     for scripts: stable keys, times in UTC; errors too are JSON ({"error": {"code", "message", "hint"}})
--json            short for --output json

For reports on responses and metadata also:
--output junit    test report of most CI systems
--output sarif    code scanning
--output github   annotations of a GitHub workflow
--output html     one page, without script

JSON keys, codes and exit codes are the same in every language.`,
    },
    files: {
      title: 'which files are read and written',
      text: `Account store     --store, SSO_CLI_STORE, "store" of the configuration, else account.json in the place for
                  data of applications ($XDG_DATA_HOME/sso-cli). JSON, for its owner alone, made to be compared.
<store>.undo      what the store held before its last change; "sso-cli undo" swaps the two
<store>.lock      while a change is being made
<store>.metadata-<time>-<hash>.xml   metadata that an import replaced
Configuration     .sso-clirc, .sso-clirc.json, .sso-clirc.yaml, or "sso-cli" in package.json; from the working
                  folder up to the root of the project. Keys: output, color, lang.
                  In the home folder, .sso-clirc may also say store, clockSkew and failOn.
Requests          create-request: $XDG_STATE_HOME/sso-cli/requests.json, or --requests
Compiled code     $XDG_CACHE_HOME/sso-cli/compiled, from Node.js 22 on; may be deleted at any time
Test IdP          mint-response --init: key.pem, certificate.pem, metadata.xml in --idp, else beside the store

Nothing else is written unless a flag names it. What is in force: sso-cli status`,
    },
  },
};
