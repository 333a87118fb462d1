// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Announcer, announce } from '~/design/Announcer';
import { CallBar } from '~/features/contact/components/CallBar';
import { Bell } from '~/features/operations/components/Bell';
import { LineBanner } from '~/features/operations/components/LineBanner';
import { OwnState } from '~/features/routing/components/OwnState';
import { run } from '~/keys/dispatch';
import type { Agent, Alarm, Contact } from '~/live/messages';
import { useMyAgent, useMyContact } from '~/live/selectors';
import { forget, lose, take } from '~/live/store';
import { aContact, anAgent, aQueue, aSnapshot } from '~/testing/builders';
import { allTexts, languages, speakAs, startTexts, type Language } from '~/texts/language';

const start = Date.parse('2026-11-22T10:00:00.000Z');
const after = (seconds: number) => new Date(start + seconds * 1000).toISOString();

/** What a screen reader has to say of a working hour: offer, talk, hold, back, muted, on again, end, states, wish, alert, line. */
const heard: Record<Language, string[]> = {
  en: [
    'You are ready.',
    'Incoming call, Billing, Ana Horvat, waited 1 minute, 32 seconds. F2 answers, 20 seconds left.',
    'Connected with Ana Horvat. Recording.',
    'Customer on hold, hears music.',
    'Back with the customer.',
    'Microphone muted.',
    'Microphone on.',
    'After this contact: not ready, Break.',
    'The customer hung up. The call is over after 4 minutes, 12 seconds. Wrap-up, 45 seconds.',
    'You are not ready: Break.',
    'You are ready.',
    'Billing: 72% in 20 s, target 80%',
    'No connection to the centre.',
    'Connected again.',
    'You are offline.',
  ],
  zh: [
    '您已就绪。',
    '来电，Billing，Ana Horvat，已等待1分钟32秒钟。按 F2 接听，剩余20秒钟。',
    '已与 Ana Horvat 接通。正在录音。',
    '客户保持中，在听音乐。',
    '已回到客户。',
    '麦克风已静音。',
    '麦克风已打开。',
    '本次联络之后：未就绪，小休。',
    '客户已挂断。通话结束，时长4分钟12秒钟。话后处理，45秒钟。',
    '您未就绪：小休。',
    '您已就绪。',
    'Billing：20 秒接通率 72%，目标 80%',
    '与中心的连接已断开。',
    '已重新连接。',
    '您已离线。',
  ],
  da: [
    'Du er klar.',
    'Indgående opkald, Billing, Ana Horvat, har ventet 1 minut og 32 sekunder. F2 besvarer, 20 sekunder tilbage.',
    'Forbundet med Ana Horvat. Optager.',
    'Kunden er parkeret og hører musik.',
    'Tilbage hos kunden.',
    'Mikrofonen er lydløs.',
    'Mikrofonen er slået til.',
    'Efter denne kontakt: ikke klar, Pause.',
    'Kunden lagde på. Opkaldet er slut efter 4 minutter og 12 sekunder. Efterbehandling, 45 sekunder.',
    'Du er ikke klar: Pause.',
    'Du er klar.',
    'Billing: 72 % på 20 s, mål 80 %',
    'Ingen forbindelse til centret.',
    'Forbundet igen.',
    'Du er offline.',
  ],
  ro: [
    'Sunteți disponibil.',
    'Apel de intrare, Billing, Ana Horvat, a așteptat 1 minut și 32 de secunde. F2 răspunde, au rămas 20 de secunde.',
    'Conectat cu Ana Horvat. Se înregistrează.',
    'Clientul este în așteptare, ascultă muzică.',
    'Înapoi la client.',
    'Microfon oprit.',
    'Microfon pornit.',
    'După acest contact: indisponibil, Pauză.',
    'Clientul a închis. Apelul s-a încheiat după 4 minute și 12 secunde. Finalizare, 45 de secunde.',
    'Sunteți indisponibil: Pauză.',
    'Sunteți disponibil.',
    'Billing: 72 % în 20 s, țintă 80 %',
    'Nu există conexiune cu centrul.',
    'Conectat din nou.',
    'Sunteți deconectat.',
  ],
  sl: [
    'Ste na voljo.',
    'Dohodni klic, Billing, Ana Horvat, čakanje 1 minuta in 32 sekund. F2 sprejme, ostane 20 sekund.',
    'Povezani: Ana Horvat. Snemanje.',
    'Stranka je zadržana, posluša glasbo.',
    'Spet pri stranki.',
    'Mikrofon utišan.',
    'Mikrofon vključen.',
    'Po tem stiku: ni na voljo, Odmor.',
    'Stranka je odložila. Klic je končan. Trajanje: 4 minute in 12 sekund. Zaključek, 45 sekund.',
    'Niste na voljo: Odmor.',
    'Ste na voljo.',
    'Billing: 72 % v 20 s, cilj 80 %',
    'Ni povezave s centrom.',
    'Spet povezano.',
    'Odjavljeni ste.',
  ],
};

const caller = { id: 'k1', name: 'Ana Horvat', known: true };
const alarm = { id: 'x1', code: 'service_level', grade: 'missed', text: '', action: '', raised_at: after(0), snoozed_until: null, fields: { queue: 'Billing', queue_id: 'q1', share: 0.72, seconds: 20, target: 0.8 } } as unknown as Alarm;
let n = 0;

function Page() {
  const agent = useMyAgent();
  const contact = useMyContact();
  return <><Announcer /><Bell /><LineBanner />{agent && <OwnState agent={agent} />}{agent && contact && <CallBar agent={agent} contact={contact} />}</>;
}

beforeAll(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
  vi.stubGlobal('ResizeObserver', class { observe() { return undefined; } unobserve() { return undefined; } disconnect() { return undefined; } });
  vi.stubGlobal('AudioContext', class { resume() { return Promise.resolve(); } });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no server here')));
  vi.useFakeTimers({ now: start, toFake: ['Date'] });
  await startTexts();
  await allTexts();
});

afterAll(() => { vi.useRealTimers(); vi.unstubAllGlobals(); });

/** Plays the hour, and gives each sentence that came to one of the two live regions, in its order. */
async function said(): Promise<string[]> {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const all: string[] = [];
  const regions = () => [...place.querySelectorAll('[aria-live] > span')];
  const before = new Map<Element, string>();
  const settle = async (change: () => void) => {
    await act(async () => change());
    // The bars that follow the ringing come a moment later.
    await act(async () => { await vi.dynamicImportSettled(); });
    for (const span of regions()) {
      const key = span.parentElement as Element;
      if (span.textContent && before.get(key) !== span.textContent) all.push(span.textContent);
      before.set(key, span.textContent ?? '');
    }
  };
  const tell = (kind: string, data: unknown) => settle(() => { n += 1; take({ type: 'event', n, at: after(0), kind, data } as never); });
  const agent = (change: Partial<Agent>) => tell('agent', anAgent({ since: after(0), ...change }));
  const contact = (change: Partial<Contact>) => tell('contact', aContact({ customer: caller, ...change }));

  forget();
  n = 0;
  take({ type: 'snapshot', at: after(0), cursor: 0, data: aSnapshot({ queues: [aQueue()], reasons: [{ code: 'break', name: 'Break', usual: true }] }) });
  await settle(() => root.render(<MantineProvider><QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}><MemoryRouter><Page /></MemoryRouter></QueryClientProvider></MantineProvider>));
  await contact({ state: 'offered', token: 't1', waited_ms: 92_000, offered_until: after(20), waiting_since: after(-92) });
  await agent({ state: 'ringing', contact_id: 'c1' });
  await contact({ recording: true });
  await agent({ state: 'talking', contact_id: 'c1' });
  await contact({ held: true });
  await contact({ held: false });
  await settle(() => run('mute'));
  await contact({ parties: [{ id: 'p1', role: 'agent', agent_id: 'a1', muted: true } as never] });
  await settle(() => run('mute'));
  await agent({ state: 'talking', contact_id: 'c1', wanted: { state: 'not_ready', reason: 'break' } });
  await contact({ state: 'wrap_up', arrived_at: after(-252), agent_id: 'a1', ended_by: 'customer', outcome: 'answered' });
  await agent({ state: 'wrap_up', contact_id: 'c1', wrap_up_until: after(45) });
  await agent({ state: 'not_ready', reason: 'break' });
  await agent({ state: 'ready' });
  await tell('alarm', alarm);
  await settle(() => lose(start + 5000));
  await settle(() => void take({ type: 'beat', at: after(0) } as never));
  await agent({ state: 'offline' });
  await act(async () => root.unmount());
  place.remove();
  announce('', 'assertive');
  announce('');
  return all;
}

it.each(Object.keys(languages) as Language[])('a screen reader hears the call, the states, the alert and the line in %s', async (language) => {
  await act(() => speakAs(language));
  expect(await said()).toEqual(heard[language]);
});
