import { Button, Stack } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '~/design/form/controls';
import { ProblemNote } from '~/http/ProblemNote';
import { useCutOff } from '~/live/selectors';
import { toast } from '~/design/Toast';
import { sitAt } from '../api/seat';

const digits = /^[0-9]{1,32}$/;

/** Lets the agent's calls ring at another phone of the centre, or at their own again. */
export function SeatForm({ away, onDone }: { away: boolean; onDone: () => void }) {
  const { t } = useTranslation();
  const cutOff = useCutOff();
  const [extension, setExtension] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const typed = extension.trim();
  const go = (to: string) => {
    setProblem(null);
    sitAt(to).then(() => { toast(to ? t('seat.moved', { extension: to }) : t('seat.moved_back')); onDone(); }).catch(setProblem);
  };
  const send = (event: SyntheticEvent) => { event.preventDefault(); if (digits.test(typed) && !cutOff) go(typed); };
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <TextField label={t('seat.extension')} hint={t('seat.extension_hint')} value={extension} onChange={setExtension} ltr max={32} starts />
        {problem !== null && <ProblemNote error={problem} />}
        <Stack gap="sm" align="flex-start">
          <Button type="submit" variant="filled" disabled={cutOff || !digits.test(typed)}>{t('seat.sit_there')}</Button>
          {away && <Button disabled={cutOff} onClick={() => go('')}>{t('seat.sit_back')}</Button>}
        </Stack>
      </Stack>
    </form>
  );
}
