// Sentences apart from their languages: whoever has something to say names a sentence and gives its arguments; words/<language>
// puts it into words. A vocabulary is an interface from the names of sentences to their arguments.

/** One sentence, not yet in any language. */
export type Sentence<V> = { readonly [K in keyof V]: { readonly key: K; readonly args: V[K] } }[keyof V];

/** Every sentence of a vocabulary in one language; `T` where a sentence is more than a text. */
export type Sentences<V, T = string> = { readonly [K in keyof V]: (args: V[K]) => T };

/** The arguments of a sentence that needs none. */
export type None = Readonly<Record<never, never>>;

/** Puts a sentence into words. */
export function say<V, T>(sentences: Sentences<V, T>, { key, args }: Sentence<V>): T {
  return sentences[key](args);
}
