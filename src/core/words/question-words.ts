// What `init` asks for, and where to find it.

export interface QuestionWords {
  readonly intro: string;
  readonly accountId: { readonly text: string; readonly prompt: string };
  readonly site: { readonly text: string; readonly prompt: string; readonly wrong: string };
  readonly defaultDomain: { readonly text: string; prompt(otherwise: string): string };
}
