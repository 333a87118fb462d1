import { Button, Group, Stack } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { addHeadset, headsetNames, headsetsPossible, onHeadsets } from '~/phone/headset/headsets';

/** The headset whose buttons act on the call. */
export function HeadsetButtons() {
  const { t } = useTranslation();
  const names = useSyncExternalStore(onHeadsets, headsetNames);
  // Whoever closes the browser's own list has decided: nothing went wrong.
  const add = () => void addHeadset().catch(() => undefined);
  return (
    <Panel title={t('headset.title')}>
      {headsetsPossible() ? (
        <Stack gap="md">
          <Text as="p" size="sm" tone="meta">{t('headset.text')}</Text>
          <Group gap="md" wrap="wrap"><Text size="sm">{names.length ? t('headset.connected', { names: names.join(', ') }) : t('headset.none')}</Text><Button size="xs" onClick={add}>{t('headset.add')}</Button></Group>
        </Stack>
      ) : <Text as="p" size="sm" tone="meta">{t('headset.missing')}</Text>}
    </Panel>
  );
}
