import { languages } from '~/setup/prompts/parts';

const shape = /^[a-z0-9][a-z0-9_-]{0,63}(\.[a-z]{2,3})?$/;

/** Whether a prompt can have this name: `greeting`, or `greeting.da` for callers of that language only. */
export function isName(name: string): boolean {
  return shape.test(name);
}

/** Whether it is a piece of values, which nobody looks for among the prompts. */
export function isFragment(name: string): boolean {
  return name.startsWith('fragment-');
}

/** The language at the end of a prompt's name, if we speak it. */
export function languageOf(name: string): string | undefined {
  const [, end = ''] = name.split('.');
  return languages.find((each) => each === end);
}

/** The same name for callers of this language only; for all of them without one. */
export function inLanguage(name: string, language: string | null): string {
  const [base = ''] = name.split('.');
  return language ? `${base}.${language}` : base;
}
