// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, it, vi } from 'vitest';
import { aSnapshot } from '~/testing/builders';
import { speakAs, startTexts } from '~/texts/language';
import { useChoices } from './names';
import { forget, take } from './store';

function Choices() {
  const { dispositions, reasons } = useChoices();
  return <>{[...dispositions, ...reasons].map(({ name }) => name).join(', ')}</>;
}

beforeAll(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  await startTexts();
});

it('what every new centre has to choose from is said in the language of the page, what people named as they named it', async () => {
  forget();
  take({ type: 'snapshot', at: '2026-11-22T10:00:00.000Z', cursor: 0, data: aSnapshot({
    dispositions: [{ code: 'call_back', name: 'Call back promised', usual: true, queue_ids: [], follow_up: 'nothing' }, { code: 'other', name: 'Anything else', usual: false, queue_ids: [], follow_up: 'nothing' }],
    reasons: [{ code: 'lunch', name: 'Lunch', usual: true }, { code: 'break', name: 'Tea', usual: false }],
  }) });
  const place = document.createElement('div');
  const root = createRoot(place);
  await act(async () => root.render(<Choices />));
  expect(place.textContent).toBe('Call back promised, Anything else, Lunch, Tea');
  await act(() => speakAs('sl'));
  expect(place.textContent).toBe('Obljubljen povratni klic, Anything else, Kosilo, Tea');
  await act(() => speakAs('en'));
  await act(async () => root.unmount());
});
