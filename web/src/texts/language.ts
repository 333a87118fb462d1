import i18next, { type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type english from './en.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'page';
    resources: { page: typeof english };
  }
}

export const languages = { en: 'English', zh: '中文', da: 'Dansk', ro: 'Română', sl: 'Slovenščina' } as const;
export type Language = keyof typeof languages;

const kept = 'ringhall.language';
/** Carries a person's choice to their other windows; nobody reads it later. */
const told = 'ringhall.language.told';
type Part = () => Promise<{ default: object }>;

/** What the desk says, and what all other pages say. */
const load: Record<Language, [atOnce: Part, later: Part]> = {
  en: [() => import('virtual:texts/en'), () => import('virtual:texts/en.later')],
  zh: [() => import('virtual:texts/zh'), () => import('virtual:texts/zh.later')],
  da: [() => import('virtual:texts/da'), () => import('virtual:texts/da.later')],
  ro: [() => import('virtual:texts/ro'), () => import('virtual:texts/ro.later')],
  sl: [() => import('virtual:texts/sl'), () => import('virtual:texts/sl.later')],
};
/** Somebody has gone to another page than the desk: its words are there, or on their way. */
let whole: Promise<void> | null = null;

function isLanguage(code: string | null | undefined): code is Language {
  return Boolean(code && code in languages);
}

/** The language of the page, for Intl. */
export function language(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

/** What was chosen at the entrance of this device, else the browser's wish, else English. */
function firstLanguage(): Language {
  const wishes = [localStorage.getItem(kept), ...navigator.languages.map((tag) => tag.split('-')[0])];
  return wishes.find(isLanguage) ?? 'en';
}

async function fetchTexts(code: Language, all: boolean): Promise<void> {
  const [atOnce, later] = load[code];
  const parts = await Promise.all(all ? [atOnce(), later()] : [atOnce()]);
  for (const part of parts) i18next.addResourceBundle(code, 'page', part.default, true, true);
}

async function show(code: Language): Promise<void> {
  await fetchTexts(code, whole !== null);
  await i18next.changeLanguage(code);
  document.documentElement.lang = code;
  document.documentElement.dir = i18next.dir(code);
}

/** Words of another language than the page's, such as those that callers hear. */
export async function inLanguage(code: string): Promise<TFunction> {
  if (isLanguage(code)) await fetchTexts(code, true);
  return i18next.getFixedT(code, 'page');
}

/** The words of all pages, from now on in every language that is shown. */
export function allTexts(): Promise<void> {
  whole ??= fetchTexts(language(), true).catch((error: unknown) => {
    whole = null;
    throw error;
  });
  return whole;
}

/** Shows the entrance in another language and remembers it on this device, for those who are not signed in. */
export async function speak(code: string): Promise<void> {
  if (!isLanguage(code)) return;
  localStorage.setItem(kept, code);
  await show(code);
}

/** The language of the person who is signed in: their account decides, whoever sat here before. */
export async function speakAs(code: string): Promise<void> {
  if (isLanguage(code)) await show(code);
}

/** The person has chosen: all their windows on this device follow. */
export async function speakEverywhere(code: string): Promise<void> {
  localStorage.setItem(told, code);
  await speakAs(code);
  localStorage.removeItem(told);
}

/** Nobody is signed in (any more): the language of the device again. */
export async function speakAsDevice(): Promise<void> {
  await show(firstLanguage());
}

/** Readies the texts before the first picture. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    fallbackLng: false, ns: ['page'], defaultNS: 'page', resources: {}, interpolation: { escapeValue: false }, returnNull: false,
  });
  await show(firstLanguage());
  // A choice made in one window counts in all of them.
  window.addEventListener('storage', ({ key, newValue }) => { if ((key === kept || key === told) && isLanguage(newValue)) void show(newValue); });
}
