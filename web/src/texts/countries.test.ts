import { expect, it } from 'vitest';
import { countries } from './countries';

it('countries have names in each language, and none that is no more', () => {
  expect(countries('da').find(({ value }) => value === 'DK')?.label).toBe('Danmark');
  expect(countries('en').map(({ value }) => value)).not.toContain('YU');
});
