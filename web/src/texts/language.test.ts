// @vitest-environment jsdom
import i18next from 'i18next';
import { expect, it } from 'vitest';
import { allTexts, startTexts } from './language';

it('whoever asks for all words while they are on their way waits for them', async () => {
  await startTexts();
  expect(i18next.exists('call_backs.title')).toBe(false);
  void allTexts();
  await allTexts();
  expect(i18next.exists('call_backs.title')).toBe(true);
});
