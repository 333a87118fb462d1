import { describe, expect, it } from 'vitest';
import type { FirstRun, StepState } from './api/firstRun';
import { countryOf, isGoodPassword, keptRules, loginFrom, nextStep, steps } from './rules';

const run = (...states: StepState[]): FirstRun => ({ steps: steps.map((name, place) => ({ name, state: states[place] ?? 'open' })), shown: true, place: null, contact_id: null });

describe('a password, while it is typed', () => {
  it('is good when it is long, varied and not the login', () => {
    expect(isGoodPassword('green boats sail', 'anna')).toBe(true);
    expect(keptRules('aaaaaaaaaaaaa', 'anna')).toEqual({ long: true, varied: false, not_login: true });
    expect(keptRules('annaanna1234', 'anna').not_login).toBe(false);
    expect(keptRules('', 'anna').not_login).toBe(false);
  });
});

describe('the way through the steps', () => {
  it('goes to the next open step, and back to one that was left', () => {
    expect(nextStep(run('done', 'done'))).toBe('number');
    expect(nextStep(run('done', 'done', 'open', 'done'), 'queue')).toBe('agent');
    expect(nextStep(run('done', 'done', 'open', 'done', 'done', 'done'), 'call')).toBe('number');
    expect(nextStep(run('done', 'done', 'skipped', 'done', 'done', 'skipped'))).toBeNull();
  });
});

it('a login comes from a name', () => {
  expect(loginFrom('Žiga Novák')).toBe('ziga.novak');
  expect(loginFrom('王芳')).toBe('');
});

it('the country of a language tag is its own, else where most speak it', () => {
  expect(countryOf('en-GB')).toBe('GB');
  expect(countryOf('sl')).toBe('SI');
});
