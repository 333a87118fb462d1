// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { take } from '~/live/store';
import { aSnapshot } from '~/testing/builders';
import { speakAs, startTexts, type Language } from '~/texts/language';
import type { AuditEntry } from './api';
import { Change } from './Change';

const at = '2026-11-22T10:00:00.000Z';
const anEntry = (change: Partial<AuditEntry>): AuditEntry => ({ n: 1, at, who: 'admin', what: 'disposition.changed', subject: '', before: null, after: null, kind: null, key: null, usual: [], can_take_back: false, ...change });

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
});
afterAll(() => { vi.unstubAllGlobals(); });

async function read(language: Language, entry: AuditEntry): Promise<string> {
  const page = document.body.appendChild(document.createElement('div'));
  const root = createRoot(page);
  await act(async () => {
    await startTexts();
    await speakAs(language);
    take({ type: 'snapshot', at, cursor: 0, data: aSnapshot({ reasons: [{ code: 'break', name: 'Break', usual: true }] }) });
    root.render(<QueryClientProvider client={new QueryClient()}><MantineProvider><Change entry={entry} /></MantineProvider></QueryClientProvider>);
  });
  const text = page.textContent;
  act(() => { root.unmount(); });
  return text;
}

// What every new centre has, as everybody reads it.
const passedOn: Record<Language, string> = { en: 'Passed on', zh: '已转交', da: 'Givet videre', ro: 'Transmis mai departe', sl: 'Predano naprej' };
const onBreak: Record<Language, string> = { en: 'Break', zh: '小休', da: 'Pause', ro: 'Pauză', sl: 'Odmor' };

const all = Object.keys(onBreak) as Language[];

it.each(all)('a change of a usual name is read in %s, and a name of the centre\'s own as it stands', async (language) => {
  const entry = anEntry({ kind: 'dispositions', key: 'passed_on', usual: ['before'], before: { name: 'Passed on' }, after: { name: 'Handed to the shop' } });
  const text = await read(language, entry);
  expect(text).toContain(passedOn[language]);
  expect(text).toContain('Handed to the shop');
});

it.each(all)('a reason somebody was given is read by its name in %s, not by its code', async (language) => {
  const text = await read(language, anEntry({ what: 'agent.state_forced', before: { state: 'ready', reason: null }, after: { state: 'not_ready', reason: 'break' } }));
  expect(text).toContain(onBreak[language]);
  expect(text).not.toContain('not_ready');
});
