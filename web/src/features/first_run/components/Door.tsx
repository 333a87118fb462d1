import { Button } from '@mantine/core';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { goToFirstFault } from '~/design/form/Field';
import { TextField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import type { Me } from '~/live/messages';
import { unlockSound } from '~/sounds/player';
import { language } from '~/texts/language';
import { becomeAdministrator, checkToken, tellPlace, type Place } from '../api/firstRun';
import { isGoodPassword, loginFrom } from '../rules';
import { NewPassword } from './NewPassword';
import { PlaceFields, placeHere } from './PlaceFields';

const kept = 'ringhall.setup_token';

/** The token from the address, which is wiped from it at once, or the one this tab was told before. */
function tokenHere(): string {
  const given = decodeURIComponent(location.hash.slice(1));
  if (given) {
    sessionStorage.setItem(kept, given);
    history.replaceState(history.state, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(kept) ?? '';
}

interface SheetProps {
  title: string;
  intro: string;
  word: string;
  /** Throws what the server refused. Nothing happens when it answers false: something is missing. */
  onSubmit: () => Promise<void> | false;
  children: ReactNode;
}

/** One form of the entrance: title, fields, one button. */
function Sheet({ title, intro, word, onSubmit, children }: SheetProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const asked = onSubmit();
    if (!asked) { requestAnimationFrame(() => goToFirstFault(form)); return; }
    setBusy(true);
    setProblem(null);
    asked.catch(setProblem).finally(() => setBusy(false));
  };
  return (
    <form onSubmit={submit} noValidate>
      <div><Text as="h1" size="xl">{title}</Text><Text as="p" tone="meta">{intro}</Text></div>
      <ProblemNote error={problem} />
      {children}
      <Button type="submit" size="md" variant="filled" aria-busy={busy}>{word}</Button>
    </form>
  );
}

/** The door of a centre that nobody administers yet: token, organisation, administrator. It can be left and taken up again. */
export function Door({ onDone }: { onDone: (me: Me) => void }) {
  const { t } = useTranslation();
  const [token, setToken] = useState(tokenHere);
  const [stage, setStage] = useState<'token' | 'organisation' | 'administrator'>('token');
  const [place, setPlace] = useState<Place>(placeHere);
  const [tried, setTried] = useState(false);
  const [name, setName] = useState('');
  const [login, setLogin] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const wanted = login ?? loginFrom(name);
  const go = (next: typeof stage) => { setTried(false); setStage(next); };

  const enter = async () => {
    const told = await checkToken(token);
    sessionStorage.setItem(kept, token);
    if (told) setPlace(told);
    go(told ? 'administrator' : 'organisation');
  };
  useEffect(() => {
    if (token) enter().catch(() => undefined);
    // Once, with the token of the address.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  if (stage === 'token') {
    return (
      <Sheet title={t('welcome.title')} intro={t('welcome.token_intro')} word={t('welcome.go_on')} onSubmit={() => { setTried(true); return token.trim() !== '' && enter(); }}>
        <TextField label={t('welcome.token')} hint={t('welcome.token_hint')} ltr error={tried && !token.trim() ? t('welcome.token_missing') : undefined} value={token} onChange={setToken} />
      </Sheet>
    );
  }
  if (stage === 'organisation') {
    return (
      <Sheet title={t('welcome.organisation')} intro={t('welcome.organisation_intro')} word={t('welcome.go_on')}
        onSubmit={() => { setTried(true); return place.name.trim() !== '' && tellPlace(token, place).then(() => go('administrator')); }}>
        <PlaceFields place={place} onChange={setPlace} nameMissing={tried && !place.name.trim()} />
      </Sheet>
    );
  }
  const whole = name.trim() !== '' && wanted !== '' && isGoodPassword(password, wanted);
  const become = async () => {
    unlockSound();
    const me = await becomeAdministrator({ token, login: wanted, name, password, language: language() });
    sessionStorage.removeItem(kept);
    onDone(me);
  };
  return (
    <Sheet title={t('welcome.administrator')} intro={t('welcome.administrator_intro')} word={t('welcome.become')} onSubmit={() => { setTried(true); return whole && become(); }}>
      <TextField label={t('welcome.your_name')} max={80} error={tried && !name.trim() ? t('welcome.missing_name') : undefined} value={name} onChange={setName} />
      <TextField label={t('sign_in.login')} ltr max={64} error={tried && !wanted ? t('sign_in.login_missing') : undefined} value={wanted} onChange={setLogin} />
      <NewPassword login={wanted} value={password} onChange={setPassword} error={tried && !isGoodPassword(password, wanted) ? t('welcome.password_weak') : undefined} />
      <Button variant="subtle" onClick={() => go('organisation')}>{t('welcome.back_to_organisation')}</Button>
    </Sheet>
  );
}
