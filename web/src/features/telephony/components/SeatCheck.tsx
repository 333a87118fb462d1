import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Text } from '~/design/Text';
import { chooseBrowserPhone, usePhone } from '~/phone/agentPhone';
import { DeviceCheck } from './DeviceCheck';

/** After sign-in: does my headset work? Part of being ready. */
export function SeatCheck({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [turn, setTurn] = useState(0);
  const { microphone } = usePhone();
  const deskPhone = () => {
    chooseBrowserPhone(false);
    onDone();
  };
  return (
    <Stack gap="lg">
      <div><Text as="h1" size="xl">{t('seat.title')}</Text><Text as="p" tone="meta">{t('seat.intro')}</Text></div>
      <DeviceCheck turn={turn} />
      <Group>
        {microphone === 'ok'
          ? <Button size="md" variant="filled" onClick={onDone} autoFocus>{t('seat.continue')}</Button>
          : <Button size="md" variant="filled" onClick={() => setTurn(turn + 1)}>{t('common.retry')}</Button>}
        <Button size="md" variant="subtle" onClick={deskPhone}>{t('seat.skip')}</Button>
      </Group>
    </Stack>
  );
}
