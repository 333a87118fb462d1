import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { CrewColumn, CrewColumns, CrewPerson } from '~/design/CrewColumns';
import { DrawerPart } from '~/design/Drawer';
import { RowsToCome } from '~/design/Empty';
import { Note } from '~/design/Note';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import { useAgents } from '~/live/names';
import type { FormProps } from '~/setup/kind';
import type { WhoCould } from '../api/whoCould';
import { useNeedWords } from '../hooks/useNeedWords';
import { useStateWords } from '../hooks/useStateWords';
import type { AgentSettings, QueueSettings } from './shapes';
import { useWhoCould } from './useWhoCould';
import { whyNobody } from './who';
import { momentsOf, neverMay, type Moment } from './whoColumns';

const [shownFirst, shownMax] = [6, 100];

interface MomentProps {
  moment: Moment;
  queueId: string;
  agents: AgentSettings[];
}

/** Why none may at a moment at which none may, in words. */
function useNobody(queueId: string, agents: AgentSettings[]): (row: WhoCould) => string {
  const { t } = useTranslation();
  const needWords = useNeedWords();
  return (row) => {
    const why = whyNobody(row, agents, queueId);
    if (why.code === 'need') return t('queues.nobody_need', { need: needWords(why.need) });
    if (why.code === 'tier') return t('queues.nobody_tier', { tier: why.tier, first: why.first });
    return t(why.code === 'no_members' ? 'queues.nobody_members' : 'queues.nobody_together');
  };
}

function People({ moment: { people } }: { moment: Moment }) {
  const { t } = useTranslation();
  const live = useAgents();
  const words = useStateWords();
  const [all, setAll] = useState(false);
  const shown = people.slice(0, all ? shownMax : shownFirst);
  const rest = people.length - shown.length;
  return (
    <>
      {shown.map(({ id, free }) => {
        const agent = live.find((each) => each.id === id);
        return <CrewPerson key={id} state={agent?.state ?? 'offline'} doing={agent ? words.agent(agent) : t('state.offline')} name={agent?.name ?? id} free={free} />;
      })}
      {rest > 0 && (all ? <Text size="xs" tone="meta">{t('queues.and_more', { count: rest })}</Text> : <PlainButton onClick={() => setAll(true)}>{t('queues.and_more', { count: rest })}</PlainButton>)}
    </>
  );
}

function MomentColumn({ moment, queueId, agents }: MomentProps) {
  const { t, i18n } = useTranslation();
  const needWords = useNeedWords();
  const nobody = useNobody(queueId, agents);
  const { row, gain } = moment;
  const { members, available, here, needs, tier } = row;
  const asked = new Intl.ListFormat(i18n.language).format(needs.map(needWords)) || t('queues.no_skill');
  return (
    <CrewColumn when={row.after_seconds ? t('board.in_seconds', { seconds: row.after_seconds }) : t('agents.now')} gain={gain} asked={<>{asked}{tier > 1 && <Chip tone="line">{t('queues.tiers_to', { tier })}</Chip>}</>}
      may={{ count: members.length, word: t('queues.word_may', { count: members.length }) }} free={{ count: available.length, word: t('queues.word_free', { count: available.length }) }}>
      {members.length === 0 && <Text as="p" size="xs" tone="watch">{nobody(row)}</Text>}
      {members.length > 0 && here.length === 0 && <Text as="p" size="xs" tone="watch">{t('queues.nobody_here')}</Text>}
      <People moment={moment} />
    </CrewColumn>
  );
}

function Never({ rows, agents, queueId }: { rows: WhoCould[]; agents: AgentSettings[]; queueId: string }) {
  const { t, i18n } = useTranslation();
  const needWords = useNeedWords();
  const never = neverMay(rows, agents, queueId);
  if (!never.length) return null;
  const names = (group: AgentSettings[]) => new Intl.ListFormat(i18n.language).format([...group.slice(0, shownFirst).map(({ name }) => name), ...(group.length > shownFirst ? [t('queues.and_more', { count: group.length - shownFirst })] : [])]);
  return (
    <DrawerPart title={t('queues.never')} meta={t('queues.never_meta')}>
      {never.map(({ need, tier, agents: group }) => (
        <Text as="p" size="sm" key={need ?? tier}>{names(group)} <Text tone="meta">· {need === null ? t('queues.never_tier', { tier: tier ?? 0 }) : t('queues.never_need', { need: needWords(need) })}</Text></Text>
      ))}
    </DrawerPart>
  );
}

/** Who could take a contact of the queue as it is typed: now, in 30, 60 and 90 seconds, and after each of its steps. */
export function WhoCouldTake({ form, known }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  const queue = form.value;
  const { data, error } = useWhoCould(queue, !form.isNew);
  const agents = known.values<AgentSettings>('agents');
  if (form.isNew) return <DrawerPart title={t('queues.preview')}><Text as="p" size="sm" tone="meta">{t('queues.preview_new')}</Text></DrawerPart>;
  return (
    <>
      <DrawerPart title={t('queues.preview')} meta={t('queues.preview_meta')}>
        {error && <Note tone="watch" icon={IconAlertTriangle}>{t('queues.no_preview')}</Note>}
        {!data && !error && <RowsToCome rows={4} label={t('common.loading')} />}
        {!error && data && <CrewColumns label={t('queues.preview')}>{momentsOf(data).map((moment) => <MomentColumn key={moment.row.after_seconds} moment={moment} queueId={queue.id} agents={agents} />)}</CrewColumns>}
        {!error && data && <Text as="p" size="xs" tone="meta">{t('queues.preview_text')}</Text>}
      </DrawerPart>
      {!error && data && <Never rows={data} agents={agents} queueId={queue.id} />}
    </>
  );
}
