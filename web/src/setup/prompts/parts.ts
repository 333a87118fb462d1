/** A text to be spoken, the same for all or one per language, or a recording that was uploaded. */
export interface PromptPart {
  text: string | Record<string, string>;
  prompt: string;
}

export const languages = ['en', 'zh', 'da', 'ro', 'sl'];

/** The texts of a part by language; one that is the same for all counts as English. */
export function textsOf(part: PromptPart | undefined): Record<string, string> {
  if (!part) return {};
  if (typeof part.text === 'string') return part.text ? { en: part.text } : {};
  return part.text;
}

/** The first words of a prompt, for a list: in this language, else in English, else in any. */
export function gist(prompt: PromptPart[], language: string): string {
  const [part] = prompt;
  const texts = textsOf(part);
  return part?.prompt || texts[language] || texts.en || Object.values(texts).find(Boolean) || '';
}

/** The prompt with its first part in these words; what comes after it stays. */
export function withText(prompt: PromptPart[], language: string, words: string): PromptPart[] {
  const texts = { ...textsOf(prompt[0]), [language]: words };
  const said = Object.fromEntries(Object.entries(texts).filter(([, each]) => each !== ''));
  const rest = prompt.slice(1);
  return Object.keys(said).length || rest.length ? [{ text: said, prompt: '' }, ...rest] : [];
}

/** The prompt with a recording as its first part. */
export function withRecording(prompt: PromptPart[], name: string | null): PromptPart[] {
  const rest = prompt.slice(1);
  return name ? [{ text: '', prompt: name }, ...rest] : rest;
}
