// What the message of an Error says where no language was chosen yet. It stands apart from sentence.ts, whose `say` the words
// of the languages import, to stay in the file that every command starts with (scripts/build.js).

/** A sentence as it is, for whoever debugs. */
export function spell({ key, args }: { readonly key: string; readonly args: object }): string {
  return Object.keys(args).length > 0 ? `${key} ${JSON.stringify(args)}` : key;
}
