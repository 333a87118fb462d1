import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Health } from '~/design/Health';
import { Key } from '~/design/Key';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { Problem } from '~/http/request';
import type { Me } from '~/live/messages';
import { unlockSound } from '~/sounds/player';
import { signIn } from '../api/session';

/** Login and password, and the code of whoever has a second factor. The click also allows this page to ring. */
export function SignInForm({ onDone }: { onDone: (me: Me) => void }) {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [capsLock, setCapsLock] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [code, setCode] = useState<string | null>(null);

  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!login || !password || code === '') return;
    unlockSound();
    setBusy(true);
    setProblem(null);
    signIn(login, password, code ?? '').then(onDone).catch(refused).finally(() => setBusy(false));
  };
  const refused = (refusal: unknown) => {
    if (!(refusal instanceof Problem && refusal.document.code === 'second-factor-needed')) return setProblem(refusal);
    setTried(false);
    setCode('');
  };
  // Another person's code fits nobody else.
  const another = (change: () => void) => { change(); setCode(null); };

  return (
    <form onSubmit={submit} noValidate>
      <div>
        <Text as="h1" size="xl">{t('sign_in.title')}</Text>
      </div>
      <ProblemNote error={problem} />
      <TextInput size="md" label={t('sign_in.login')} value={login} onChange={(event) => { const { value } = event.currentTarget; another(() => setLogin(value)); }}
        autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus error={tried && !login && t('sign_in.login_missing')} />
      <PasswordInput size="md" label={t('sign_in.password')} value={password} onChange={(event) => { const { value } = event.currentTarget; another(() => setPassword(value)); }}
        autoComplete="current-password" onKeyUp={watchCapsLock} onKeyDown={watchCapsLock} error={tried && !password && t('sign_in.password_missing')}
        visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show_password') }} />
      {capsLock && <div role="status"><Text size="xs"><Health standing="watch">{t('sign_in.caps_lock')}</Health></Text></div>}
      {code !== null && <TextInput size="md" label={t('second_factor.code')} description={t('second_factor.sign_in_hint')} value={code} onChange={(event) => setCode(event.currentTarget.value)} autoFocus
        autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={40} inputWrapperOrder={['label', 'input', 'error', 'description']} error={tried && !code && t('account.needed')} />}
      <Button type="submit" size="md" variant="filled" aria-busy={busy} rightSection={<Key>Enter</Key>}>{t('sign_in.submit')}</Button>
    </form>
  );
}
