import { useTranslation } from 'react-i18next';
import { RowsToCome } from '~/design/Empty';
import { DrawerPart } from '~/design/Drawer';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import type { WhoCould } from '../api/whoCould';
import { WhoRow } from '../components/WhoRow';
import { useNeedWords } from '../hooks/useNeedWords';
import type { Known } from '~/setup/known';
import type { AgentSettings, QueueSettings } from './shapes';
import { useWhoCould } from './useWhoCould';
import { whyNobody } from './who';

/** Who could take a contact of the queue as it is typed: at once, and after each step. */
export function WhoCouldTake({ queue, known }: { queue: QueueSettings; known: Known }) {
  const { t } = useTranslation();
  const { data, error } = useWhoCould(queue);
  const agents = known.values<AgentSettings>('agents');
  const needWords = useNeedWords();
  const nobody = (row: WhoCould): string => {
    const why = whyNobody(row, agents, queue.id);
    if (why.code === 'need') return t('queues.nobody_need', { need: needWords(why.need) });
    if (why.code === 'tier') return t('queues.nobody_tier', { tier: why.tier, first: why.first });
    return t(why.code === 'no_members' ? 'queues.nobody_members' : 'queues.nobody_together');
  };
  const most = Math.max(1, ...(data ?? []).map(({ members }) => members.length));
  return (
    <DrawerPart title={t('queues.preview')} meta={t('queues.preview_meta')}>
      {error && <Note tone="watch">{t('queues.no_preview')}</Note>}
      {!data && !error && <RowsToCome rows={2} label={t('common.loading')} />}
      {!error && data?.map((row) => <WhoRow key={row.after_seconds} row={row} most={most} when={row.after_seconds ? t('queues.after', { seconds: row.after_seconds }) : t('queues.at_once')} nobody={nobody(row)} />)}
      {!error && data && <Text as="p" size="xs" tone="meta">{t('queues.preview_text')}</Text>}
    </DrawerPart>
  );
}
