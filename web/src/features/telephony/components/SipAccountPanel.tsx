import { Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RowsToCome } from '~/design/Empty';
import { Facts } from '~/design/Facts';
import { Panel } from '~/design/Panel';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { mySipAccount } from '../api/sip';

/** What to type into a desk phone. */
export function SipAccountPanel() {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const { data, error } = useQuery({ queryKey: ['sip', 'me'], queryFn: mySipAccount });
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => toast(t('phone.copied')));
  const secret = data && (
    <Group gap="md">
      <bdi>{shown ? data.secret : '••••••••••••'}</bdi> <PlainButton onClick={() => setShown(!shown)}>{shown ? t('phone.hide_secret') : t('phone.show_secret')}</PlainButton>
      <PlainButton onClick={() => copy(data.secret)}>{t('phone.copy')}</PlainButton>
    </Group>
  );
  return (
    <Panel title={t('phone.any_phone')}>
      <Stack gap="lg">
        <Text as="p" tone="meta" size="sm">{t('phone.any_phone_text')}</Text>
        <ProblemNote error={error} />
        {!data && !error && <RowsToCome rows={5} label={t('common.loading')} />}
        {data && <Facts items={[
          { name: t('phone.user'), value: <bdi>{data.user}</bdi> },
          { name: t('phone.secret'), value: secret },
          { name: t('phone.host'), value: <bdi>{data.host}</bdi> },
          { name: t('phone.port'), value: data.port },
          { name: t('phone.transport'), value: data.transport.toUpperCase() },
        ]} />}
      </Stack>
    </Panel>
  );
}
