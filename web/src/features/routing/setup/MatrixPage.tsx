import { Button, MultiSelect, SegmentedControl, Select } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconHeadset, IconStars } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { IconButton } from '~/design/Frame';
import { Panel } from '~/design/Panel';
import { HeadEnd, ListDrawer } from '~/design/patterns/ListDrawer';
import { FilterRow } from '~/design/patterns/Story';
import { SearchBox } from '~/design/SearchBox';
import { NumberGrid } from '~/design/table/NumberGrid';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { KeyCap } from '~/keys/KeyCap';
import { useCommand } from '~/keys/useCommand';
import { useAgents } from '~/live/names';
import { useLive } from '~/live/store';
import { useKnown } from '~/setup/known';
import { useThings } from '~/setup/things';
import { CoverageNote } from './CoverageNote';
import { coverageOf, highest, keyOf, numberIn } from './matrix';
import { MatrixPlanDrawer } from './MatrixPlanDrawer';
import type { AgentSettings } from './shapes';
import { useMatrix } from './useMatrix';
import { useMatrixFilter } from './useMatrixFilter';

/** Who can what and serves which queues, hundreds of agents at once: levels of skills, and tiers in queues. */
export function MatrixPage() {
  const { t, i18n } = useTranslation();
  const { things, error } = useThings<AgentSettings>({ name: 'agents' });
  const known = useKnown();
  const may = useLive(({ centre }) => centre?.me.rights.includes('settings.edit') ?? false);
  const stored = useMemo(() => new Map((things ?? []).map(({ key, value }) => [key, value])), [things]);
  const { view, find, team, queue, skill, only, shown, teams, set: filter } = useMatrixFilter(stored);
  const matrix = useMatrix(stored);
  const { cells, changes, plan, busy, problem } = matrix;
  useCommand('save', may && !plan ? matrix.look : null);

  const live = useAgents();
  const signedIn = live.filter(({ state }) => state !== 'offline').map(({ id }) => id).sort().join();
  const coverage = useMemo(() => coverageOf(stored, cells, view, new Set(signedIn.split(','))), [stored, cells, view, signedIn]);
  const columns = known.choices(view).filter(({ value }) => !only.length || only.includes(value)).sort((one, other) => one.label.localeCompare(other.label, i18n.language, { numeric: true })).map(({ value, label }) => ({ id: value, name: label, note: <CoverageNote of={coverage.get(value)} /> }));
  const cell = (row: string, column: string) => {
    const agent = stored.get(row);
    const was = agent ? numberIn(agent, view, column) : 0;
    const number = cells[keyOf(view, row, column)] ?? was;
    return { number, changed: number !== was };
  };
  const say = (number: number) => (number ? t(view === 'skills' ? 'queues.level' : 'queues.tier', { level: number, tier: number }) : t('agents.matrix_none'));
  const touched = new Set(changes.map(({ agent }) => agent)).size;
  return (
    <ListDrawer
      head={<>
        <SearchBox value={find} onChange={(text) => filter({ find: text })} words={t('agents.matrix_find')} />
        <SegmentedControl size="sm" aria-label={t('agents.matrix')} value={view} onChange={(next) => filter({ view: next, only: '' })} data={[{ value: 'skills', label: t('kinds.skills') }, { value: 'queues', label: t('kinds.queues') }]} />
        {may && <HeadEnd>
          <IconButton icon={IconArrowBackUp} word={t('designer.undo')} onClick={matrix.undo} disabled={!matrix.undo} />
          <IconButton icon={IconArrowForwardUp} word={t('designer.redo')} onClick={matrix.redo} disabled={!matrix.redo} />
          {touched > 0 && <Button onClick={matrix.discard}>{t('setup.discard')}</Button>}
          <Button variant="filled" aria-busy={busy} disabled={!touched || busy || plan !== null} onClick={matrix.look} rightSection={<KeyCap of="save" />}>{t('agents.matrix_look')}</Button>
        </HeadEnd>}
      </>}
      list={<>
        <FilterRow>
          {teams.length > 0 && <Select size="sm" aria-label={t('board.team')} placeholder={t('board.all_teams')} clearable searchable data={teams} value={team || null} onChange={(value) => filter({ team: value ?? '' })} />}
          <Select size="sm" aria-label={t('board.queue')} placeholder={t('board.all_voice')} clearable searchable data={known.choices('queues')} value={queue || null} onChange={(value) => filter({ queue: value ?? '' })} />
          <Select size="sm" aria-label={t('kinds.skill')} placeholder={t('agents.any_skill')} clearable searchable data={known.choices('skills')} value={skill || null} onChange={(value) => filter({ skill: value ?? '' })} />
          <MultiSelect size="sm" aria-label={t('agents.columns')} placeholder={only.length ? '' : t('agents.all_columns')} clearable searchable data={known.choices(view)} value={only} onChange={(value) => filter({ only: value.join(',') })} />
        </FilterRow>
        {may && <Text as="p" size="sm" tone="meta">{touched ? t('agents.matrix_changes', { count: touched }) : t(view === 'skills' ? 'agents.matrix_skills' : 'agents.matrix_queues')}</Text>}
        <Panel grow flush label={t('agents.matrix')}>
          <ProblemNote error={error ?? (plan ? null : problem)} />
          {!things && !error && <RowsToCome rows={12} label={t('common.loading')} />}
          {things && columns.length > 0 && shown.length > 0 && <NumberGrid label={t('agents.matrix')} corner={<><span>{t('agents.count', { count: shown.length })}</span><Text size="xs" tone="meta">{t('agents.coverage')}</Text></>} columns={columns} rows={shown} cell={cell} say={say} most={highest}
            onSet={may ? (typed) => matrix.set(view, typed.map(({ row, column, number }) => ({ agent: row, id: column, number }))) : undefined} onUndo={matrix.undo} onRedo={matrix.redo} />}
          {things && shown.length === 0 && <Empty icon={IconHeadset} title={t(stored.size ? 'form.nothing' : 'agents.empty')} />}
          {things && shown.length > 0 && columns.length === 0 && <Empty icon={IconStars} title={t(view === 'skills' ? 'skills.empty' : 'queues.empty')} />}
        </Panel>
      </>}
      drawer={plan && <MatrixPlanDrawer plan={plan} changes={changes} stored={stored} known={known} busy={busy} problem={problem} onSave={matrix.save} onClose={matrix.close} />}
    />
  );
}
