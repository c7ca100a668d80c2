// How much of anything is read before it is refused. Each limit is a number with its own reason, and each has its own error.

/** Bounds on one XML document. All counts; `bytes` of UTF-8, `text` and `name` in UTF-16 code units. */
export interface XmlLimits {
  readonly bytes: number;
  readonly depth: number;
  readonly elements: number;
  readonly attributes: number;
  readonly comments: number;
  readonly text: number;
  readonly name: number;
}

/** A SAML message. The largest honest responses seen carry some thousand group names and stay under 400 KB. */
export const MESSAGE_LIMITS: XmlLimits = {
  bytes: 1 << 20,
  depth: 64,
  elements: 5_000,
  attributes: 64,
  comments: 100,
  text: 512 << 10,
  name: 1_024,
};

/** Metadata, of one IdP or of a whole federation, read as a stream: eduGAIN has some 10,000 entities in 100 MB. */
export const METADATA_LIMITS: XmlLimits = {
  bytes: 256 << 20,
  depth: 64,
  elements: 20_000_000,
  attributes: 64,
  comments: 1_000_000,
  text: 1 << 20,
  name: 1_024,
};

/** What is read from a file or standard input at all: an exported HAR of one logon can reach some 30 MB. */
export const MAX_INPUT_BYTES = 32 << 20;

/** The one entity of a metadata document that is kept in memory; those of AD FS reach 100 KB and some 1,000 elements. */
export const MAX_ENTITY_ELEMENTS = 100_000;
/** Certificates and bare keys of that entity: Alibaba Cloud takes two, and Node.js needs up to 0.3 ms to read one. */
export const MAX_ENTITY_KEYS = 5_000;
/** In UTF-16 code units. */
export const MAX_ENTITY_LENGTH = 16 << 20;
