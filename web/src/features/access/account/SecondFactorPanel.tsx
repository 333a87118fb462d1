import { Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '~/design/Code';
import { RowsToCome } from '~/design/Empty';
import { Note } from '~/design/Note';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, readSecondFactor, type Enrolment, type OwnSecondFactor } from '../api/secondFactor';

const key = ['own-second-factor'];
const fewCodes = 3;

/** A code of the person's own phone, asked for beside the password. */
export function SecondFactorPanel() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { data, error } = useQuery({ queryKey: key, queryFn: readSecondFactor });
  const again = () => queries.invalidateQueries({ queryKey: key });
  const confirmed = (fresh: string[]) => { setEnrolment(null); setCodes(fresh); void again(); };
  return (
    <Panel title={t('second_factor.title')}>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome rows={3} label={t('common.loading')} />}
      {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
      {data && !codes && (enrolment ? <Confirm enrolment={enrolment} onDone={confirmed} onBack={() => setEnrolment(null)} /> : <Standing own={data} onBegun={setEnrolment} onEnded={() => void again()} />)}
    </Panel>
  );
}

/** Whether it is asked for; whoever knows the password sets it up or switches it off. */
function Standing({ own, onBegun, onEnded }: { own: OwnSecondFactor; onBegun: (enrolment: Enrolment) => void; onEnded: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const asking = useAsk(() => (own.on
    ? endSecondFactor(password).then(() => { toast(t('second_factor.ended')); onEnded(); })
    : beginSecondFactor(password).then(onBegun)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (password) asking.ask();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text as="p">{t(own.on ? 'second_factor.on' : 'second_factor.off')}</Text>
        {own.on && <Text as="p" tone="meta">{t('second_factor.left', { count: own.recovery_left })}</Text>}
        {own.on && own.recovery_left < fewCodes && <Note tone="watch">{t('second_factor.few')}</Note>}
        <ProblemNote error={asking.problem} />
        <PasswordInput label={t('second_factor.password')} autoComplete="current-password" value={password} error={tried && !password && t('account.needed')}
          onChange={(event) => setPassword(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show_password') }} />
        <Group><Button type="submit" variant={own.on ? 'default' : 'filled'} aria-busy={asking.phase === 'asked'}>{t(own.on ? 'second_factor.end' : 'second_factor.begin')}</Button></Group>
      </Stack>
    </form>
  );
}

/** The secret goes into the app, and its first code comes back. */
function Confirm({ enrolment, onDone, onBack }: { enrolment: Enrolment; onDone: (codes: string[]) => void; onBack: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const asking = useAsk(() => confirmSecondFactor(code).then(onDone));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (code) asking.ask();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text as="p">{t('second_factor.scan')}</Text>
        <img src={enrolment.picture} alt={t('second_factor.picture')} width={196} height={196} />
        <Text as="p" tone="meta">{t('second_factor.or_type')}</Text>
        <Code>{enrolment.secret}</Code>
        <ProblemNote error={asking.problem} />
        <TextInput label={t('second_factor.code')} description={t('second_factor.code_hint')} autoComplete="one-time-code" inputMode="numeric" maxLength={40} value={code} error={tried && !code && t('account.needed')}
          onChange={(event) => setCode(event.currentTarget.value)} inputWrapperOrder={['label', 'input', 'error', 'description']} />
        <Group><Button type="submit" variant="filled" aria-busy={asking.phase === 'asked'}>{t('second_factor.confirm')}</Button><Button variant="subtle" onClick={onBack}>{t('second_factor.back')}</Button></Group>
      </Stack>
    </form>
  );
}

/** For the day the phone is lost; they are told once. */
function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useTranslation();
  const text = codes.join('\n');
  const copy = () => void navigator.clipboard.writeText(text).then(() => toast(t('second_factor.copied'))).catch(() => undefined);
  return (
    <Stack gap="md">
      <Note tone="ok" title={t('second_factor.done')}>{t('second_factor.keep')}</Note>
      <Code>{text}</Code>
      <Group><Button variant="filled" onClick={onKept}>{t('second_factor.kept')}</Button><Button onClick={copy}>{t('second_factor.copy')}</Button></Group>
    </Stack>
  );
}
