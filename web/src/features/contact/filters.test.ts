import { expect, it } from 'vitest';
import { asAsked, beginOfDay, read } from './filters';

it('what stands in the address is what is asked, unknown names and blanks left out', () => {
  expect(read(new URLSearchParams('q=maja%20&queue=&outcome=answered&edit=7'))).toEqual({ q: 'maja', outcome: 'answered' });
});

it('a period is whole days of the viewer, the last one included', () => {
  const asked = asAsked({ from: '2026-03-29', to: '2026-03-29' });
  expect([asked.from, asked.to]).toEqual([new Date(2026, 2, 29).toISOString(), new Date(2026, 2, 30).toISOString()]);
  expect(asAsked({ from: '2026-03-29T10:00:00Z' }).from).toBe('2026-03-29T10:00:00Z');
  expect(beginOfDay('nonsense')).toBeUndefined();
});
