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

/** The country of a browser's language tag (`en-GB`), else the one where most speak it. */
export function countryOf(tag: string): string {
  return new Intl.Locale(tag).maximize().region ?? 'DK';
}
