import { Button, Group, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';

const permission = () => (typeof Notification === 'undefined' ? 'missing' : Notification.permission);

/** Whether the system tells of a call on a hidden tab. The browser is asked by a press only, never by itself. */
export function Notices({ wished, onWish }: { wished: boolean; onWish: (wished: boolean) => void }) {
  const { t } = useTranslation();
  const [allowed, setAllowed] = useState(permission);
  const ask = () => void Notification.requestPermission().then(() => setAllowed(permission()));
  const word = { missing: t('sounds.notify_missing'), default: t('sounds.notify_ask'), granted: t('sounds.notify_on'), denied: t('sounds.notify_denied') }[allowed];
  return (
    <Panel title={t('sounds.notices')}>
      <Stack gap="md">
        <Switch label={t('sounds.notify')} checked={wished} disabled={allowed === 'missing'} onChange={(event) => onWish(event.currentTarget.checked)} />
        <Group gap="md"><Text size="sm" tone="meta">{word}</Text>{allowed === 'default' && <Button size="xs" onClick={ask}>{t('sounds.notify_allow')}</Button>}</Group>
      </Stack>
    </Panel>
  );
}
