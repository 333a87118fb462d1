import type { components } from '~/generated/api';
import { request } from '~/http/request';
import { formatDay, formatTime } from '~/texts/format';

/** Sentences by language. */
export type Sentences = Record<string, string[]>;

/** Something people want, and sentences in which they say so. */
export interface Intent {
  id: string;
  name: string;
  description: string;
  spoken: Record<string, string>;
  /** What is said to whoever asks it, by language. */
  answer?: Record<string, string>;
  examples: Sentences;
}

/** Intents that are told from one another. */
export interface IntentModel {
  id: string;
  name: string;
  intents: Intent[];
  none_of_these: Sentences;
}

export type ModelState = components['schemas']['IntentModelState'];
export type Meaning = components['schemas']['SentenceMeaning'];
export type UnknownSentence = components['schemas']['UnknownSentence'];
export type Report = NonNullable<ModelState['report']>;

export const intentsMost = 200;
const address = (key: string, what: string) => `/intent-models/${encodeURIComponent(key)}/${what}`;

export const stateOf = (key: string): Promise<ModelState> => request('GET', address(key, 'state'));
export const trainAgain = (key: string): Promise<ModelState> => request('POST', address(key, 'train'), {});
export const trySentence = (key: string, text: string, language: string): Promise<Meaning> => request('POST', address(key, 'try'), { text, language });
export const unknownOf = (key: string): Promise<UnknownSentence[]> => request('GET', address(key, 'unknown'));

/** Day and minute. */
export const momentOf = (at: string): string => `${formatDay(at)} ${formatTime(at, undefined, 'minutes')}`;

/** How many sentences there are in all languages. */
export function countOf(sentences: Sentences): number {
  return Object.values(sentences).reduce((sum, some) => sum + some.length, 0);
}

/** Lines of a text as sentences: without empty ones, and each once. */
export function sentencesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()).filter(Boolean))];
}

/** With this language's sentences; a language without any is left away. */
export function withLanguage(sentences: Sentences, language: string, some: string[]): Sentences {
  const others = Object.fromEntries(Object.entries(sentences).filter(([each]) => each !== language));
  return some.length ? { ...others, [language]: some } : others;
}

/** The intents with one more example in one of them; an empty id: among those that mean none. */
export function withExample(model: IntentModel, intent: string, language: string, text: string): Pick<IntentModel, 'intents' | 'none_of_these'> {
  const added = (sentences: Sentences) => withLanguage(sentences, language, [...new Set([...sentences[language] ?? [], text])]);
  return {
    intents: model.intents.map((each) => (each.id === intent ? { ...each, examples: added(each.examples) } : each)),
    none_of_these: intent ? model.none_of_these : added(model.none_of_these),
  };
}

/** The intents that are mistaken for one another the most, and how often each of them is taken for each. */
export function confusedOf({ confusions, intents }: Report, most: number): { names: string[]; counts: number[][] } {
  const names: string[] = [];
  for (const { intent, taken } of confusions) for (const each of [intent, taken]) if (!names.includes(each) && names.length < most) names.push(each);
  const right = (name: string) => intents.find(({ intent }) => intent === name)?.right ?? 0;
  const wrong = (intent: string, taken: string) => confusions.find((each) => each.intent === intent && each.taken === taken)?.count ?? 0;
  return { names, counts: names.map((row) => names.map((column) => (row === column ? right(row) : wrong(row, column)))) };
}
