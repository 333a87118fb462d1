import {
  IconAddressBook, IconCircleCheck, IconClockPause, IconDoorExit, IconKeyboard, IconLanguage, IconList, IconPhoneCall, IconPhoneOutgoing, IconSettings, IconSun,
} from '@tabler/icons-react';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PaletteEntry } from '~/design/patterns/Palette';
import { listContacts } from '~/features/contact/api/contacts';
import { callerName } from '~/features/contact/rules';
import { searchCustomers } from '~/features/customers/api/customers';
import { useChooseLanguage } from '~/features/access/hooks/useChooseLanguage';
import { wantState } from '~/features/routing/api/state';
import { useStateWords } from '~/features/routing/hooks/useStateWords';
import { listPrompts } from '~/features/speech/api/prompts';
import { isFragment } from '~/features/speech/names';
import { commands, type CommandId } from '~/keys/commands';
import { keyMap, run } from '~/keys/dispatch';
import { written } from '~/keys/rules';
import { isMac, usePossible } from '~/keys/useCommand';
import type { Me } from '~/live/messages';
import { useCutOff, useMyAgent } from '~/live/selectors';
import { useLive } from '~/live/store';
import { keepPreference, preferences } from '~/person/preferences';
import { dial, useDialTrouble, useMayDial } from '~/phone/dial';
import { listThings } from '~/setup/api';
import type { KindName } from '~/setup/kind';
import { addressOf, groups as settingGroups } from '~/setup/places';
import { languages } from '~/texts/language';
import { places } from '../shell/navigation';
import { numberIn, type Findable } from './rank';

export interface Entry extends PaletteEntry, Findable {
  /** Does it; a promise is waited for, and its refusal is told. */
  run: () => unknown;
  /** It may stand among what was used lately. */
  lasting?: boolean;
}

const foundMax = 6;
const thingsFreshMs = 60_000;
const notHere = new Set<CommandId>(['palette', 'up', 'down', 'ready', 'not_ready']);

/** All that can be done and gone to without asking the server; actions first. */
export function useOwnEntries(me: Me): Entry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const words = useStateWords();
  const agent = useMyAgent();
  const cutOff = useCutOff();
  const reasons = useLive(({ centre }) => centre?.reasons);
  const deeds = usePossible();
  const chooseLanguage = useChooseLanguage();
  return useMemo(() => {
    const key = (id: CommandId) => written(keyMap()[id], isMac()) || undefined;
    const entry = (id: string, group: string, icon: Entry['icon'], word: string, act: Entry['run'], more: Partial<Entry> = {}): Entry => ({ id, group, icon, word, words: `${word} ${more.line ?? ''}`, run: act, lasting: true, ...more });
    const go = (to: string) => () => void navigate(to);
    const here = [...new Set(deeds.map(({ id }) => id))].filter((id) => !notHere.has(id) && commands[id].group !== 'go').map((id) => (
      entry(`do:${id}`, t('palette.actions'), id === 'all' ? IconKeyboard : IconPhoneCall, t(`keys.${id}`), () => void run(id), { keyName: key(id) })));
    const states = agent && !cutOff ? [
      entry('state:ready', t('palette.actions'), IconCircleCheck, t('own.go_ready'), () => wantState('ready'), { keyName: key('ready') }),
      ...(reasons?.length ? reasons.map(({ code }) => entry(`state:${code}`, t('palette.actions'), IconClockPause, t('palette.not_ready', { reason: words.reason(code) }), () => wantState('not_ready', code)))
        : [entry('state:not_ready', t('palette.actions'), IconClockPause, t('own.go_not_ready'), () => wantState('not_ready'))]),
      entry('state:offline', t('palette.actions'), IconDoorExit, t('own.go_offline'), () => wantState('offline')),
    ] : [];
    const pages = places.filter(({ open }) => open(me)).map(({ to, icon, word, command }) => entry(`page:${to}`, t('palette.pages'), icon, t(word), go(to), { keyName: key(command) }));
    const settings = settingGroups.flatMap((group) => group.pages).filter(({ may, to }) => me.rights.includes(may) && me.rights.includes('board.read') && !places.some((place) => place.to === to && place.open(me)))
      .map(({ to, icon, word, text }) => entry(`page:${to}`, t('palette.settings'), icon, t(word), go(to), { line: t(text) }));
    const own = (['light', 'dark', 'auto'] as const).map((theme) => entry(`theme:${theme}`, t('palette.settings'), IconSun, t(`account.theme_${theme}`), () => keepPreference('look', { ...preferences().look, theme }), { line: t('person.scheme') }));
    const spoken = Object.entries(languages).map(([code, name]) => entry(`language:${code}`, t('palette.settings'), IconLanguage, name, () => chooseLanguage(code), { line: t('person.language') }));
    const inCall = here.filter(({ id }) => commands[id.slice('do:'.length) as CommandId].group === 'call');
    return [...inCall, ...states, ...here.filter((each) => !inCall.includes(each)), ...pages, ...settings, ...own, ...spoken];
  // What is in the tables of texts changes with the language only.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, me, agent?.id, cutOff, reasons, deeds, navigate, chooseLanguage]);
}

/** The number that was typed, to be called. */
export function useCallEntry(typed: string): Entry[] {
  const { t } = useTranslation();
  const mayDial = useMayDial();
  const trouble = useDialTrouble();
  const number = mayDial ? numberIn(typed) : null;
  if (!number) return [];
  const word = t('dial.call_number', { number });
  return [{ id: `call:${number}`, group: t('palette.actions'), icon: IconPhoneOutgoing, word, words: word, line: trouble ?? undefined, run: () => (trouble ? undefined : dial(number)) }];
}

/** Things of a kind by key and name. Recordings are files, and are listed apart from what is stored. */
async function listNamed(kind: KindName): Promise<{ key: string; name: string }[]> {
  if (kind === 'prompts') return (await listPrompts()).filter(({ name }) => !isFragment(name)).map(({ name }) => ({ key: name, name }));
  return (await listThings<{ name?: string }>(kind)).map(({ key, value }) => ({ key, name: value.name ?? '' }));
}

/** Queues, numbers, flows and all else that is set up, by name; asked for once something is typed. */
export function useThingEntries(me: Me, asked: boolean): Entry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const kinds = settingGroups.flatMap((group) => group.pages).filter(({ kind, may }) => kind && kind !== 'retention' && me.rights.includes(may) && me.rights.includes('board.read'));
  const answers = useQueries({ queries: kinds.map(({ kind }) => ({ queryKey: ['palette', 'things', kind], queryFn: () => listNamed(kind as KindName), enabled: asked, staleTime: thingsFreshMs })) });
  return kinds.flatMap(({ kind, icon, one }, n) => (answers[n]?.data ?? []).map(({ key, name }) => {
    const word = name || key;
    return { id: `thing:${kind}:${key}`, group: t('palette.settings'), icon: icon ?? IconSettings, word, line: t(one), words: `${word} ${t(one)}`, run: () => void navigate(addressOf(kind as string, key)) };
  }));
}

/** Customers and contacts that the server finds. */
export function useFoundEntries(me: Me, typed: string): { entries: Entry[]; busy: boolean; failed: boolean } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asked = typed.trim().length > 1;
  const mayCustomers = me.rights.includes('customers.read');
  const customers = useQuery({ queryKey: ['palette', 'customers', typed], queryFn: () => searchCustomers(typed.trim()), enabled: asked && mayCustomers });
  const contacts = useQuery({ queryKey: ['palette', 'contacts', typed], queryFn: () => listContacts({ q: typed.trim() }, null, foundMax), enabled: asked });
  const known: Entry[] = (customers.data ?? []).slice(0, foundMax).map(({ id, name, numbers }) => (
    { id: `customer:${id}`, group: t('palette.customers'), icon: IconAddressBook, word: name, line: numbers.join(', '), words: name, run: () => void navigate(`/customers/${encodeURIComponent(id)}`) }));
  const past: Entry[] = (contacts.data?.items ?? []).slice(0, foundMax).map((contact) => (
    { id: `contact:${contact.id}`, group: t('palette.contacts'), icon: IconList, word: callerName(contact, t('common.unknown_caller')), line: `${contact.reference} · ${contact.address}`, words: contact.reference, run: () => void navigate(`/contacts/${contact.id}`) }));
  return { entries: [...known, ...past], busy: customers.isFetching || contacts.isFetching, failed: customers.isError || contacts.isError };
}
