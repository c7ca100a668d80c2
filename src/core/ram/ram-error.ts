// What RAM itself would answer: its own error codes, so that scripts written for `aliyun ram` understand them.
// Codes: Alibaba Cloud, RAM API reference, "Error messages".

export type RamErrorCode =
  | `InvalidParameter.${string}`
  | `EntityNotExist.${string}`
  | `EntityAlreadyExists.${string}`
  | `LimitExceeded.${string}`
  | `DeleteConflict.${string}`;

export class RamError extends Error {
  override readonly name = 'RamError';
  readonly code: RamErrorCode;
  readonly hint: string;
  constructor(code: RamErrorCode, message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
