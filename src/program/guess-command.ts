// What was probably meant by a command that there is not. Never run, only suggested: a guess must not change an account.

import { nearWords } from '../core/near-words.ts';

/** What people call it elsewhere, most fitting first. Those that a program has not are passed over. */
const MEANT: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    check: ['verify-response', 'check-metadata', 'status'],
    test: ['verify-response', 'mint-response'],
    validate: ['verify-response'],
    diagnose: ['verify-response'],
    debug: ['verify-response', 'decode'],
    saml: ['verify-response', 'decode'],
    response: ['verify-response', 'mint-response'],
    login: ['verify-response', 'status'],
    logon: ['verify-response', 'status'],
    signin: ['verify-response', 'status'],
    sso: ['status', 'settings'],
    paste: ['verify-response'],
    run: ['verify-response'],
    start: ['status', 'init'],
    setup: ['init', 'status'],
    configure: ['init', 'settings'],
    config: ['settings', 'init'],
    setting: ['settings'],
    account: ['settings', 'status'],
    whoami: ['status', 'settings'],
    doctor: ['status'],
    info: ['status', 'settings'],
    import: ['import-metadata', 'import-users'],
    metadata: ['import-metadata', 'show-metadata', 'generate-metadata'],
    idp: ['guide', 'import-metadata', 'show-metadata'],
    sp: ['generate-metadata'],
    'sp-metadata': ['generate-metadata'],
    export: ['export-users', 'generate-metadata'],
    user: ['list-users', 'get-user', 'create-user'],
    users: ['list-users'],
    useradd: ['create-user'],
    userdel: ['delete-user'],
    whois: ['get-user'],
    group: ['list-groups', 'create-group'],
    policy: ['attach-policy', 'detach-policy', 'get-user'],
    policies: ['attach-policy', 'detach-policy', 'get-user'],
    grant: ['attach-policy'],
    revoke: ['detach-policy'],
    code: ['explain'],
    codes: ['explain'],
    error: ['explain'],
    errors: ['explain'],
    why: ['explain'],
    fault: ['mint-response', 'explain'],
    faults: ['mint-response', 'explain'],
    sign: ['mint-response'],
    generate: ['generate-metadata', 'mint-response'],
    parse: ['decode'],
    inspect: ['decode'],
    view: ['decode', 'show-metadata'],
    docs: ['guide', 'explain'],
    tutorial: ['guide'],
    okta: ['guide okta'],
    entra: ['guide entra'],
    azure: ['guide entra'],
    adfs: ['guide adfs'],
    google: ['guide google'],
    keycloak: ['guide keycloak'],
    rollback: ['undo'],
    revert: ['undo'],
    restore: ['undo'],
    server: ['serve'],
    version: ['--version'],
    examples: ['--help'],
    example: ['--help'],
    commands: ['--help'],
    usage: ['--help'],
    man: ['--help'],
    topics: ['help'],
  }),
);

/** One verb for another. */
const VERBS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    add: ['create', 'attach', 'import'],
    new: ['create'],
    make: ['create', 'mint'],
    remove: ['delete', 'detach'],
    rm: ['delete'],
    del: ['delete'],
    ls: ['list'],
    show: ['get', 'list', 'show'],
    view: ['get', 'show'],
    describe: ['get'],
    find: ['get', 'list'],
    edit: ['update'],
    change: ['update'],
    modify: ['update'],
    set: ['update'],
    rename: ['update'],
    load: ['import'],
    upload: ['import'],
    fetch: ['import'],
    check: ['verify', 'check'],
    test: ['verify'],
    validate: ['verify'],
    generate: ['mint', 'generate'],
    create: ['create', 'mint'],
  }),
);

/** What can be typed behind `sso-cli` instead of `args`, most probable first; at most three. `names`: the commands there are. */
export function guessCommands(args: readonly string[], names: readonly string[]): string[] {
  const [first = ''] = args;
  const word = first.toLowerCase();
  const exists = (line: string) => line.startsWith('--') || line === 'help' || names.includes(line.split(' ')[0] ?? '');
  const several = args[1] === undefined ? null : spellings([word, args[1].toLowerCase()]).find(exists);
  if (several) return [withRest(several, args.slice(2))];
  const guesses = [
    ...spellings(word.split(/[-_.:]/)).filter(exists),
    ...(MEANT.get(word) ?? []).filter(exists),
    ...names.filter((name) => plain(name) === plain(word) || (word.length > 1 && name.startsWith(word))),
    ...(VERBS.get(word) ?? []).flatMap((verb) => names.filter((name) => name.startsWith(`${verb}-`))),
    ...nearWords(word, names, { slips: 2 }),
    ...names.filter((name) => word.length > 2 && name.split('-').some((part) => part === word || part === `${word}s`)),
  ];
  // What was typed behind it belongs to a command, not to --help.
  return [...new Set(guesses)]
    .slice(0, 3)
    .map((guess) => (exists(guess) && names.includes(guess) ? withRest(guess, args.slice(1)) : guess));
}

const plain = (name: string) => name.toLowerCase().replace(/[-_]/g, '');

/** "user add" as create-user, "show users" as list-users: any order, any verb for it, singular and plural. */
function spellings(words: readonly string[]): string[] {
  const [a = '', b = ''] = words;
  if (words.length !== 2) return [];
  const verbs = (word: string) => [word, ...(VERBS.get(word) ?? [])];
  const nouns = (word: string) => [word, `${word}s`, word.replace(/s$/, '')];
  const pairs = (verb: string, noun: string) => verbs(verb).flatMap((v) => nouns(noun).map((n) => `${v}-${n}`));
  return [...pairs(a, b), ...pairs(b, a)];
}

/** Only what is plainly no secret is repeated. */
function withRest(command: string, rest: readonly string[]): string {
  const isPlain = rest.length <= 3 && rest.every((each) => /^[A-Za-z0-9][\w.@-]{0,63}$/.test(each));
  return isPlain ? [command, ...rest].join(' ') : command;
}
