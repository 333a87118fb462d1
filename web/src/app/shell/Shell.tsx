import { IconKeyboard, IconPhoneCall, IconPhoneOutgoing, IconSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { Frame, IconButton, NavButton } from '~/design/Frame';
import { signOut } from '~/features/access/api/session';
import { PersonMenu } from '~/features/access/components/PersonMenu';
import { CallBar } from '~/features/contact/components/CallBar';
import { LineBanner } from '~/features/operations/components/LineBanner';
import { OwnState } from '~/features/routing/components/OwnState';
import { useCommand } from '~/keys/useCommand';
import { useMyAgent, useMyContact } from '~/live/selectors';
import { disconnect } from '~/live/socket';
import { useLive } from '~/live/store';
import { stopPhone } from '~/phone/agentPhone';
import { useMayDial } from '~/phone/dial';
import { Stumbling } from '../Stumbling';
import { useAlarms, useGoKeys, useLeaveGuard, useMessagesWaiting, useNotice } from './habits';
import { loadBell, loadKeysPanel, loadMaskedSign, loadMessageBar, loadPalette, loadReminder } from './later';
import { isWatcher, places } from './navigation';
import { TitlePlace, TitleProvider, ToolsPlace } from './title';
import { PageToCome } from './Waiting';

const KeysPanel = lazy(loadKeysPanel);
const CommandPalette = lazy(loadPalette);
/** Sounds, headset, notices of the system: nothing that is seen. */
const Companion = lazy(async () => ({ default: (await import('./Companion')).Companion }));
const DialPanel = lazy(async () => ({ default: (await import('~/features/telephony/components/DialPanel')).DialPanel }));
const GuestPanel = lazy(async () => ({ default: (await import('~/features/guest/components/GuestPanel')).GuestPanel }));
/** Only those who look after others need it: agents do not load it. */
const Bell = lazy(loadBell);
const Reminder = lazy(loadReminder);
const MaskedSign = lazy(loadMaskedSign);
const MessageBar = lazy(loadMessageBar);

/** The frame around every page: navigation, own state, call bar, banners. */
export function Shell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { pathname } = useLocation();
  const [desk, board] = [pathname.startsWith('/desk'), pathname.startsWith('/board')];
  const me = useLive(({ centre }) => centre?.me);
  const demo = useLive(({ centre }) => centre?.settings.demo ?? false);
  const agent = useMyAgent();
  const contact = useMyContact();
  const alarms = useAlarms();
  const messages = useMessagesWaiting();
  const [keysOpen, setKeysOpen] = useState(false);
  const mayDial = useMayDial();
  const [dialOpen, setDialOpen] = useState(false);
  const closeDial = useCallback(() => setDialOpen(false), []);
  const [guestOpen, setGuestOpen] = useState(false);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const closePalette = useCallback(() => setPaletteOpen(false), []);
  useGoKeys(me ?? null);
  useCommand('all', () => setKeysOpen(!keysOpen));
  useCommand('palette', () => setPaletteOpen(!paletteOpen));
  useLeaveGuard(agent);
  useNotice();
  if (!me) return null;

  const leave = async () => {
    stopPhone();
    await signOut().catch(() => undefined);
    disconnect();
    queries.clear();
    void navigate('/sign-in');
  };
  const items = places.filter(({ open, aside }) => !aside && open(me)).map(({ to, icon, word, group }, place, all) => ({ to, icon, word: t(word), group: group && all[place - 1]?.group !== group ? t(group) : undefined, ...(to === '/board' && alarms ? { count: alarms } : {}), ...(to === '/voicemail' && messages ? { count: messages } : {}) }));
  const foot = (
    <>
      {demo && <NavButton icon={IconPhoneCall} word={t('nav.call_centre')} pressed={guestOpen} onClick={() => setGuestOpen(!guestOpen)} />}
      <NavButton icon={IconKeyboard} word={t('nav.keys')} pressed={keysOpen} onClick={() => setKeysOpen(!keysOpen)} />
    </>
  );
  return (
    <TitleProvider>
      <Frame nav={{ label: t('nav.main'), items, foot }} rail={desk} title={<TitlePlace />} skip={[{ to: '#call', word: t('nav.skip_call') }, { to: '#content', word: t('nav.skip_content') }]}
        tools={<><ToolsPlace /><IconButton icon={IconSearch} word={t('nav.palette')} command="palette" onClick={() => setPaletteOpen(true)} />{me.rights.includes('personal_data.see') || <Suspense><MaskedSign /></Suspense>}{isWatcher(me) && <Suspense><Bell /></Suspense>}{mayDial && <IconButton icon={IconPhoneOutgoing} word={t('dial.title')} onClick={() => setDialOpen(!dialOpen)} />}{agent && <OwnState agent={agent} />}<PersonMenu name={me.name} onSignOut={() => void leave()} /></>}
        banners={!desk && <>{agent && contact && <div id="call">{contact.channel === 'voicemail' ? <Suspense><MessageBar agent={agent} contact={contact} strip /></Suspense> : <CallBar agent={agent} contact={contact} strip />}</div>}<LineBanner />{board && me.rights.includes('settings.edit') && <Suspense><Reminder /></Suspense>}</>}>
        <Stumbling at={pathname}><Suspense fallback={<PageToCome label={t('common.loading')} />}><Outlet /></Suspense></Stumbling>
      </Frame>
      <Suspense><Companion agent={agent} contact={contact} /></Suspense>
      {keysOpen && <Suspense><KeysPanel onClose={() => setKeysOpen(false)} /></Suspense>}
      {paletteOpen && <Suspense><CommandPalette me={me} onClose={closePalette} /></Suspense>}
      {dialOpen && <Suspense><DialPanel onClose={closeDial} /></Suspense>}
      {guestOpen && <Suspense><GuestPanel onClose={() => setGuestOpen(false)} /></Suspense>}
    </TitleProvider>
  );
}
