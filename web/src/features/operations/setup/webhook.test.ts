import { expect, it } from 'vitest';
import { newSecret } from './webhook';

it('a secret is whsec_ and 32 bytes, another each time', () => {
  const [one, other] = [newSecret(), newSecret()];
  expect(one).not.toBe(other);
  expect(one.startsWith('whsec_')).toBe(true);
  expect(atob(one.slice(6))).toHaveLength(32);
});
