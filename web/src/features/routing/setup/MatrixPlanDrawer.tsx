import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChangeBox } from '~/design/ChangeBox';
import { Differences } from '~/design/Differences';
import { Drawer } from '~/design/Drawer';
import { FaultList } from '~/design/form/FaultList';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { KeyCap } from '~/keys/KeyCap';
import { useCommand } from '~/keys/useCommand';
import type { Known } from '~/setup/known';
import { useFieldWords } from '~/setup/words';
import type { MatrixPlan } from '../api/matrix';
import { byAgent, type Agents, type Changed } from './matrix';

const shownMax = 100;

interface MatrixPlanDrawerProps {
  plan: MatrixPlan;
  changes: Changed[];
  stored: Agents;
  known: Known;
  busy: boolean;
  problem: unknown;
  onSave: () => void;
  onClose: () => void;
}

/** What saving would change, agent by agent, before anything is stored. */
export function MatrixPlanDrawer({ plan, changes, stored, known, busy, problem, onSave, onClose }: MatrixPlanDrawerProps) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const faulty = plan.faults.length > 0;
  useCommand('save', faulty ? null : onSave);
  const agents = byAgent(changes);
  const name = (id: string) => stored.get(id)?.name ?? id;
  const number = (view: Changed['view'], value: number) => (value ? t(view === 'skills' ? 'queues.level' : 'queues.tier', { level: value, tier: value }) : t('agents.matrix_none'));
  return (
    <Drawer of="plan" title={t('agents.matrix_plan')} line={t('agents.matrix_changes', { count: agents.size })} onClose={onClose}
      foot={<><Text size="sm" tone="meta" grow>{t('setup.changes_count', { count: changes.length })}</Text><Button onClick={onClose}>{t('agents.matrix_back')}</Button><Button variant="filled" aria-busy={busy} disabled={faulty || busy} onClick={onSave} rightSection={<KeyCap of="save" />}>{t('agents.matrix_save_all')}</Button></>}>
      <ProblemNote error={problem} />
      {faulty && <div role="alert"><Note tone="breach" title={t('file.faulty')}><FaultList label={t('file.faulty')} items={plan.faults.map((fault) => ({ way: [name(fault.key), say.field(fault.where.split('.')[0] ?? '')].filter(Boolean), text: say.fault(fault) }))} /></Note></div>}
      {[...agents].slice(0, shownMax).map(([agent, cells]) => (
        <ChangeBox key={agent} who={name(agent)} what={t('setup.changes_count', { count: cells.length })} when="">
          <Differences items={cells.map(({ view, id, was, number: now }) => ({ name: known.name(view, id), before: number(view, was), after: number(view, now) }))} />
        </ChangeBox>
      ))}
      {agents.size > shownMax && <Text as="p" size="sm" tone="meta">{t('queues.and_more', { count: agents.size - shownMax })}</Text>}
    </Drawer>
  );
}
