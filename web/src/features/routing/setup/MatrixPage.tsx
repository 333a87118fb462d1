import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconHeadset, IconStars } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { HeadEnd, ListDrawer } from '~/design/patterns/ListDrawer';
import { SearchBox } from '~/design/SearchBox';
import { NumberGrid } from '~/design/table/NumberGrid';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { KeyCap } from '~/keys/KeyCap';
import { useCommand } from '~/keys/useCommand';
import { useLive } from '~/live/store';
import { useKnown } from '~/setup/known';
import { useThings } from '~/setup/things';
import { changed, highest, numberIn, type View } from './matrix';
import type { AgentSettings } from './shapes';
import { useMatrix } from './useMatrix';

/** Who can what and serves which queues, all agents at once: levels of skills, and tiers in queues. */
export function MatrixPage() {
  const { t, i18n } = useTranslation();
  const { things, error } = useThings<AgentSettings>({ name: 'agents' });
  const known = useKnown();
  const may = useLive(({ centre }) => centre?.me.rights.includes('settings.edit') ?? false);
  const [view, setView] = useState<View>('skills');
  const [find, setFind] = useState('');
  const [team, setTeam] = useState<string | null>(null);
  const [queue, setQueue] = useState<string | null>(null);
  const { changes, busy, problem, save, set, discard } = useMatrix(things ?? []);
  useCommand('save', may ? save : null);

  const stored = useMemo(() => new Map((things ?? []).map(({ key, value }) => [key, value])), [things]);
  const teams = [...new Set([...stored.values()].map((agent) => agent.team).filter(Boolean))].sort();
  const shown = [...stored.values()]
    .filter((agent) => (!team || agent.team === team) && (!queue || agent.queue_ids.includes(queue)) && agent.name.toLowerCase().includes(find.trim().toLowerCase()))
    .sort((one, other) => one.name.localeCompare(other.name, i18n.language, { numeric: true }));
  const columns = known.choices(view).map(({ value, label }) => ({ id: value, name: label }));
  const count = Object.keys(changes).length;
  const cell = (row: string, column: string) => {
    const agent = stored.get(row);
    if (!agent) return { number: 0, changed: false };
    const number = numberIn({ ...agent, ...changes[row] }, view, column);
    return { number, changed: number !== numberIn(agent, view, column) };
  };
  const say = (number: number) => (number ? t(view === 'skills' ? 'queues.level' : 'queues.tier', { level: number, tier: number }) : t('agents.matrix_none'));
  const onSet = (row: string, column: string, number: number) => { const agent = stored.get(row); if (agent) set(changed(changes, agent, view, column, number)); };
  return (
    <ListDrawer
      head={<>
        <SearchBox value={find} onChange={setFind} words={t('agents.matrix_find')} />
        <SegmentedControl size="sm" aria-label={t('agents.matrix')} value={view} onChange={(next) => setView(next === 'queues' ? 'queues' : 'skills')} data={[{ value: 'skills', label: t('kinds.skills') }, { value: 'queues', label: t('kinds.queues') }]} />
        {teams.length > 0 && <Select size="sm" aria-label={t('board.team')} placeholder={t('board.all_teams')} clearable data={teams} value={team} onChange={setTeam} />}
        <Select size="sm" aria-label={t('board.queue')} placeholder={t('board.all_voice')} clearable searchable data={known.choices('queues')} value={queue} onChange={setQueue} />
        {may && <HeadEnd>
          {count > 0 && <Button onClick={discard}>{t('setup.discard')}</Button>}
          <Button variant="filled" aria-busy={busy} disabled={!count || busy} onClick={save} rightSection={<KeyCap of="save" />}>{t('setup.save')}</Button>
        </HeadEnd>}
      </>}
      list={<>
        {may && <Text as="p" size="sm" tone="meta">{count ? t('agents.matrix_changes', { count }) : t(view === 'skills' ? 'agents.matrix_skills' : 'agents.matrix_queues')}</Text>}
        <Panel grow flush label={t('agents.matrix')}>
          <ProblemNote error={error ?? problem} />
          {!things && !error && <RowsToCome rows={12} label={t('common.loading')} />}
          {things && columns.length > 0 && shown.length > 0 && <NumberGrid label={t('agents.matrix')} corner={t('kinds.agent')} columns={columns} rows={shown} cell={cell} say={say} most={highest} onSet={may ? onSet : undefined} />}
          {things && shown.length === 0 && <Empty icon={IconHeadset} title={t(stored.size ? 'form.nothing' : 'agents.empty')} />}
          {things && shown.length > 0 && columns.length === 0 && <Empty icon={IconStars} title={t(view === 'skills' ? 'skills.empty' : 'queues.empty')} />}
        </Panel>
      </>}
    />
  );
}
