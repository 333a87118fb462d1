import { Button, Group, Stack } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DangerButton } from '~/design/DangerButton';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { erasePerson, readErasure, type WhatIsKnown, type Who } from '../api/privacy';

const lookMs = 500;

/** Erases a person once it was said that this is meant; nothing brings them back. */
export function ErasePanel({ who, known, onDone }: { who: Who; known: WhatIsKnown; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [meant, setMeant] = useState(false);
  const [id, setId] = useState<string | null>(null);
  const begin = useAsk(() => erasePerson(who).then((work) => setId(work.id)));
  const { data: work, error } = useQuery({ queryKey: ['erasure', id], queryFn: () => readErasure(id ?? ''), enabled: id !== null, refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : lookMs) });
  const done = work?.state === 'done';
  useEffect(() => {
    if (done) { client.removeQueries({ queryKey: ['customers'] }); onDone(); }
  }, [done, client, onDone]);
  return (
    <Panel title={t('privacy.erase_title')}>
      <Stack gap="sm">
        <ProblemNote error={begin.problem ?? error} />
        {known.open.length > 0 && <Note tone="watch">{t('privacy.open', { references: known.open.join(', ') })}</Note>}
        {work?.state === 'failed' && <Note tone="breach">{t('privacy.failed')}</Note>}
        {id && work?.state !== 'failed' ? <Text as="p" num>{t('privacy.running', { done: work?.done ?? 0, all: work?.all ?? 0 })}</Text> : (
          <>
            <Text as="p">{t('privacy.erase_text')}</Text>
            <Group gap="sm">
              {meant && <><Text weight="medium">{t('privacy.meant')}</Text><Button onClick={() => setMeant(false)}>{t('form.keep')}</Button><DangerButton icon={IconEraser} busy={begin.phase === 'asked'} onClick={() => begin.ask()}>{t('privacy.erase')}</DangerButton></>}
              {!meant && <Button leftSection={<Icon of={IconEraser} size="sm" />} disabled={known.open.length > 0} onClick={() => setMeant(true)}>{t('privacy.erase')}</Button>}
            </Group>
          </>
        )}
      </Stack>
    </Panel>
  );
}
