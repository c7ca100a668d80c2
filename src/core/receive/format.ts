// What an input format is. A format recognises one way of pasting a message and opens it by one layer; receive.ts applies
// them until XML appears. To add one: a file here that exports an InputFormat, and a line in formats.ts.

/** Messages in one paste: a recorded logon has a handful, a recorded day some hundreds; each becomes a report. */
export const MAX_MESSAGES = 1_000;

/** Something that had to be undone to read the paste. Words: words/<language>/receive.ts. */
export type Mending =
  | 'byte-order-mark'
  | 'utf-16-file'
  | 'line-breaks'
  | 'missing-padding'
  | 'invisible-characters'
  | 'quoted-lines'
  | 'quotation-marks'
  | 'label'
  | 'blanks-for-plus'
  | 'cut-off-mark'
  | 'text-around'
  | 'written-line-breaks'
  | 'joined-strings'
  | 'backslash-escapes'
  | 'doubled-quotes'
  | 'masked-value';

/** Which parameter a message was found in. */
export type Parameter = 'SAMLResponse' | 'SAMLRequest';

/** One layer opened. `text` is what is inside; several come out of formats that can hold several messages. */
export interface Layer {
  readonly text: string;
  /** Names of the encodings undone, outermost first: "form", "percent", "base64"… */
  readonly encodings: readonly string[];
  readonly repairs?: readonly Mending[];
  readonly relayState?: string;
  readonly parameter?: Parameter;
  /** The character encoding of `text` before it was decoded, where it was not UTF-8. */
  readonly encoding?: string;
}

/** `cannot-open`: it is this format, and must not be opened. */
export type Opened = readonly Layer[] | 'cannot-open';

export interface InputFormat {
  readonly name: string;
  /**
   * Opens `text` (never empty, no white space at its ends) by one layer. An empty list says that it is not this format.
   * Takes time linear in the length of the text.
   */
  open(text: string): Opened;
}
