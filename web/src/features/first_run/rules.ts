/** What the pages of the first run decide by themselves. */

import type { FirstRun, StepName } from './api/firstRun';

export const steps: StepName[] = ['organisation', 'administrator', 'number', 'queue', 'agent', 'call'];

export type PasswordRule = 'long' | 'varied' | 'not_login';

const lengthMin = 12;
const differentMin = 5;

/** Which of the server's rules a password keeps already, while it is typed. */
export function keptRules(password: string, login: string): Record<PasswordRule, boolean> {
  const holdsLogin = login.length > 2 && password.toLowerCase().includes(login.toLowerCase()) && password.length < login.length + lengthMin;
  return { long: [...password].length >= lengthMin, varied: new Set(password).size >= differentMin, not_login: password !== '' && !holdsLogin };
}

/** Whether the server will take the password. */
export function isGoodPassword(password: string, login: string): boolean {
  return Object.values(keptRules(password, login)).every(Boolean);
}

/** A login from a name: small letters without accents and spaces. */
export function loginFrom(name: string): string {
  return name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, '.').replace(/^\.+|\.+$/g, '').slice(0, 40);
}

/** The step to go on with: the first open one after `after`, else the first open one; none when all are done or skipped. */
export function nextStep(run: FirstRun, after: StepName | null = null): StepName | null {
  const open = run.steps.filter(({ state }) => state === 'open').map(({ name }) => name);
  const later = open.find((name) => after !== null && steps.indexOf(name) > steps.indexOf(after));
  return later ?? open.find((name) => name !== after) ?? null;
}

/** All countries that Intl has a name for, by that name. */
export function countries(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => !notCountries.has(code));
  return codes.flatMap((code) => { const label = names.of(code); return label ? [{ value: code, label }] : []; }).sort((one, other) => one.label.localeCompare(other.label, language));
}

/** Names of regions that are no country of today, or of none that has telephones. */
const notCountries = new Set(['AN', 'BU', 'BV', 'CP', 'CQ', 'CS', 'DD', 'DG', 'DY', 'EA', 'EU', 'EZ', 'FX', 'GS', 'HM', 'HV', 'IC', 'NH', 'NT', 'QO', 'QU', 'RH', 'SU', 'TF', 'TP', 'UK', 'UN', 'VD', 'XA', 'XB', 'YD', 'YU', 'ZR', 'ZZ', 'AQ', 'PN', 'UM', 'NQ', 'PC', 'PU', 'PZ', 'WK', 'MI', 'JT', 'FQ', 'CT', 'SF']);

/** The country of a browser's language tag (`en-GB`), else the one where most speak it. */
export function countryOf(tag: string): string {
  return new Intl.Locale(tag).maximize().region ?? 'DK';
}
