import { Button, Group } from '@mantine/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DangerButton } from '~/design/DangerButton';
import { FloatingPanel, Keypad } from '~/design/FloatingPanel';
import { Icon } from '~/design/Icon';
import { Meter } from '~/design/Meter';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { useGuestCall } from '~/phone/useGuestCall';
import { openWebCall } from '../api/webCall';

/** The newcomer as the caller: a telephone that floats over the demo. */
export function GuestPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { stage, level, call, hangUp, keys } = useGuestCall(openWebCall);
  const talking = stage === 'connecting' || stage === 'up';
  return (
    <FloatingPanel title={t('guest.title')} close={t('common.close')} onClose={onClose}>
      <Text as="p" size="sm" tone="meta">{t('guest.intro')}</Text>
      {stage === 'failed' && <Note tone="breach">{t('guest.failed')}</Note>}
      {stage === 'ended' && <Note>{t('guest.ended')}</Note>}
      {talking && <Group gap="md"><Text size="sm" weight="medium">{stage === 'up' ? t('guest.up') : t('guest.connecting')}</Text><Meter level={level} label={t('guest.level')} /></Group>}
      <Keypad label={t('guest.keypad')} onKey={keys} />
      {talking
        ? <DangerButton icon={IconPhoneOff} onClick={hangUp}>{t('guest.hang_up')}</DangerButton>
        : <Button size="md" variant="filled" leftSection={<Icon of={IconPhone} />} onClick={() => void call()}>{t('guest.title')}</Button>}
    </FloatingPanel>
  );
}
