import { expect, it } from 'vitest';
import { freeKey, type HoldChoice } from './shapes';

const choice = (key: string): HoldChoice => ({ key, kind: 'position', name: '', prompt: [], flow_id: '' });

it('a new choice gets a key that does nothing yet', () => {
  expect(freeKey([])).toBe('1');
  expect(freeKey([choice('1'), choice('2')])).toBe('3');
});
