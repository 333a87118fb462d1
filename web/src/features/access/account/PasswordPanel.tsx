import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '~/design/Panel';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { changePassword } from '../api/account';

const nothing = { old: '', fresh: '', again: '' };

/** Another password, for whoever knows the old one. */
export function PasswordPanel() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(nothing);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const differs = typed.again !== typed.fresh;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!typed.old || !typed.fresh || differs || busy) return;
    setBusy(true);
    setProblem(null);
    changePassword(typed.old, typed.fresh).then(() => {
      setTyped(nothing);
      setTried(false);
      toast(t('account.password_changed'));
      void queries.invalidateQueries({ queryKey: ['own-sessions'] });
    }).catch(setProblem).finally(() => setBusy(false));
  };
  const field = (name: keyof typeof nothing, label: string, autoComplete: string, error: string | false, description?: string) => (
    <PasswordInput label={label} description={description} autoComplete={autoComplete} value={typed[name]} error={tried && error} onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
      inputWrapperOrder={['label', 'input', 'error', 'description']} visibilityToggleButtonProps={{ 'aria-label': t('sign_in.show_password') }} />
  );
  return (
    <Panel title={t('account.password')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <ProblemNote error={problem} />
          {field('old', t('account.old'), 'current-password', !typed.old && t('account.needed'))}
          {field('fresh', t('account.new'), 'new-password', !typed.fresh && t('account.needed'), t('account.new_hint'))}
          {field('again', t('account.again'), 'new-password', differs && t('account.differs'))}
          <Group><Button type="submit" variant="filled" aria-busy={busy}>{t('account.change_password')}</Button></Group>
        </Stack>
      </form>
    </Panel>
  );
}
