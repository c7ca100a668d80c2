// Help that belongs to no single command, by topic.

export const TOPICS = ['exit-codes', 'environment', 'input', 'output', 'files'] as const;
export type Topic = (typeof TOPICS)[number];

export interface TopicWords {
  readonly topics: Readonly<Record<Topic, { readonly title: string; readonly text: string }>>;
  /** Under the list of topics. */
  readonly one: string;
}
