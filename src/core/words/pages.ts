// What the pages of `serve` say, apart from the words of checks: they are loaded with those pages alone.

export type Flow = 'sp-initiated' | 'idp-initiated' | 'pasted';

export interface PageWords {
  readonly skip: string;
  readonly nav: Readonly<Record<'start' | 'logon' | 'paste' | 'reports' | 'testIdp', string>>;
  readonly start: {
    readonly title: (account: string) => string;
    readonly lead: string;
    readonly setUp: string;
    readonly state: Readonly<Record<'pass' | 'warn' | 'fail', string>>;
    readonly account: (id: string, domain: string, site: string) => string;
    readonly noMetadata: string;
    readonly idp: (entityId: string) => string;
    readonly keys: (count: number, until: string | null) => string;
    readonly noKeys: string;
    readonly users: (count: number) => string;
    readonly noUsers: string;
    readonly endpoint: (url: string) => string;
    readonly noEndpoint: string;
    readonly names: string;
    readonly namesHelp: Readonly<Record<'own' | 'account', string>>;
    readonly entityId: string;
    readonly acsUrl: string;
    readonly metadata: string;
    readonly rehearse: string;
  };
  readonly logon: {
    readonly title: string;
    readonly lead: (domain: string) => string;
    readonly button: string;
    readonly help: string;
    readonly cannot: string;
  };
  readonly paste: {
    readonly title: string;
    readonly lead: string;
    readonly text: string;
    readonly file: string;
    readonly fileHelp: string;
    readonly button: string;
  };
  readonly list: {
    readonly title: string;
    readonly lead: string;
    readonly empty: string;
    readonly columns: Readonly<Record<'verdict' | 'who' | 'how' | 'when', string>>;
    readonly open: string;
  };
  readonly report: {
    readonly flow: Readonly<Record<Flow, string>>;
    readonly again: string;
    readonly own: string;
    readonly posted: string;
    readonly postedHelp: string;
    readonly closeIt: string;
  };
  readonly testIdp: {
    readonly title: string;
    readonly lead: string;
    readonly answers: (id: string) => string;
    readonly unsolicited: string;
    readonly user: string;
    readonly other: string;
    readonly otherHelp: string;
    readonly fault: string;
    readonly noFault: string;
    readonly button: string;
    readonly noUsers: string;
  };
  readonly post: { readonly title: string; readonly lead: (target: string) => string; readonly button: string };
  /** Said on standard error. */
  readonly terminal: {
    readonly listening: (url: string) => string;
    readonly entityId: (value: string) => string;
    readonly acsUrl: (value: string) => string;
    readonly metadata: (url: string) => string;
    readonly testIdp: (url: string) => string;
    readonly madeTestIdp: (folder: string) => string;
    readonly fingerprint: (value: string) => string;
    readonly remote: string;
    readonly once: string;
    readonly untilStopped: string;
    readonly browser: (program: string, host: string) => string;
    readonly browserUnchanged: string;
    readonly browserEnded: string;
  };
  readonly refusal: Readonly<Record<number, readonly [title: string, what: string]>>;
}
