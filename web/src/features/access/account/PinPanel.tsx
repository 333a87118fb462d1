import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { RowsToCome } from '~/design/Empty';
import { Note } from '~/design/Note';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { useLive } from '~/live/store';
import { changePin, readPin, type OwnPin } from '../api/account';

const nothing = { password: '', pin: '' };
const key = ['own-pin'];

/** What an agent signs in with at a phone: set here by its owner, and shown to nobody. */
export function PinPanel() {
  const { t } = useTranslation();
  const agent = useLive(({ centre }) => Boolean(centre?.me.agent_id && centre.me.rights.includes('agents.state.own')));
  const { data, error } = useQuery({ queryKey: key, queryFn: readPin, enabled: agent });
  if (!agent) return null;
  return (
    <Panel title={t('account.pin')}>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome rows={3} label={t('common.loading')} />}
      {data && <PinForm own={data} />}
    </Panel>
  );
}

function PinForm({ own }: { own: OwnPin }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(nothing);
  const [tried, setTried] = useState<'set' | 'remove' | null>(null);
  const saving = useAsk((pin: string) => changePin(typed.password, pin).then(() => {
    setTyped(nothing);
    setTried(null);
    toast(t(pin ? 'account.pin_saved' : 'account.pin_removed'));
    return queries.invalidateQueries({ queryKey: key });
  }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried('set');
    if (typed.password && typed.pin) saving.ask(typed.pin);
  };
  const remove = () => {
    setTried('remove');
    if (typed.password) saving.ask('');
  };
  const field = (name: keyof typeof nothing, autoComplete: string, needed: boolean, hint?: string) => (
    <PasswordInput label={t(name === 'pin' ? 'account.pin_new' : 'account.pin_password')} description={hint} autoComplete={autoComplete} inputMode={name === 'pin' ? 'numeric' : undefined} value={typed[name]} error={needed && !typed[name] && t('account.needed')}
      onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })} inputWrapperOrder={['label', 'input', 'error', 'description']} visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show_password') }} />
  );
  const unusable = !own.code ? t('account.pin_no_code') : !own.extension ? t('account.pin_no_extension') : null;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {unusable ? <Note tone="watch">{unusable}</Note> : <Text as="p">{t('account.pin_text', { code: own.code, extension: own.extension })}</Text>}
        <Text as="p" tone="meta">{t(own.has_pin ? 'account.pin_set' : 'account.pin_unset')}</Text>
        <ProblemNote error={saving.problem} />
        {field('password', 'current-password', tried !== null)}
        {field('pin', 'off', tried === 'set', t('account.pin_hint'))}
        <Group>
          <Button type="submit" variant="filled" aria-busy={saving.phase === 'asked'}>{t('account.pin_save')}</Button>
          {own.has_pin && <Button variant="subtle" onClick={remove}>{t('account.pin_remove')}</Button>}
        </Group>
      </Stack>
    </form>
  );
}
