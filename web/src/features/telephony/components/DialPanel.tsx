import { Button, Stack, TextInput } from '@mantine/core';
import { IconBackspace, IconPhone } from '@tabler/icons-react';
import { useCallback, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FloatingPanel, Keypad } from '~/design/FloatingPanel';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { PlainButton } from '~/design/PlainButton';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { dial, useDialTrouble } from '~/phone/dial';

/** A number typed or tapped, and called. */
export function DialPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const trouble = useDialTrouble();
  const { ask, phase, problem } = useAsk(useCallback((wanted: string) => dial(wanted).then(onClose), [onClose]));
  const call = (event: FormEvent) => {
    event.preventDefault();
    if (number.trim() && !trouble) ask(number.trim());
  };
  const erase = number && <PlainButton aria-label={t('dial.erase')} onClick={() => setNumber(number.slice(0, -1))}><Icon of={IconBackspace} size="sm" /></PlainButton>;
  return (
    <FloatingPanel title={t('dial.title')} close={t('common.close')} onClose={onClose}>
      <form onSubmit={call}>
        <Stack gap="md">
          <TextInput size="md" label={t('dial.number')} description={t('dial.hint')} inputMode="tel" dir="ltr" value={number} onChange={(event) => setNumber(event.currentTarget.value)} rightSection={erase} />
          <Keypad label={t('call.keypad')} onKey={(key) => setNumber(number + key)} />
          {trouble && <Note>{trouble}</Note>}
          <ProblemNote error={problem} />
          <Button type="submit" size="md" variant="filled" disabled={!number.trim() || trouble !== null} aria-busy={phase === 'asked' || phase === 'late'} leftSection={<Icon of={IconPhone} />}>{t('dial.call')}</Button>
        </Stack>
      </form>
    </FloatingPanel>
  );
}
