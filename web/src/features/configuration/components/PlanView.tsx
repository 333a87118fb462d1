import { useTranslation } from 'react-i18next';
import { ChangeBox } from '~/design/ChangeBox';
import { Differences } from '~/design/Differences';
import { FaultList } from '~/design/form/FaultList';
import { Note } from '~/design/Note';
import { Inset } from '~/design/Panel';
import { useKindWord } from '~/setup/places';
import { differing } from '~/setup/rules';
import { useFieldWords } from '~/setup/words';
import type { Plan, PlannedChange } from '../api/config';

const drawnMax = 200;

/** What a file would change, thing by thing; what is wrong with it comes first. */
export function PlanView({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const word = useKindWord();
  const say = useFieldWords();
  const wayTo = ({ kind, key, where }: Plan['faults'][number]) => {
    const [field = '', ...inside] = where.split('.');
    return [`${word(kind)} ${key}`.trim(), ...(field ? [say.field(field)] : []), ...inside.filter((name, n) => n > 0 || name !== 'nodes')];
  };
  return (
    <Inset>
      {plan.faults.length > 0 && (
        <div role="alert"><Note tone="breach" title={t('file.faulty')}><FaultList label={t('file.faulty')} items={plan.faults.map((fault) => ({ way: wayTo(fault), text: say.fault(fault) }))} /></Note></div>
      )}
      {plan.faults.length === 0 && <Note tone={plan.changes.length ? 'brand' : 'ok'} title={t('file.changes', { count: plan.changes.length })}>{t('file.unchanged', { count: plan.unchanged })}</Note>}
      {plan.changes.slice(0, drawnMax).map((change) => <Planned key={`${change.kind}:${change.key}`} change={change} />)}
    </Inset>
  );
}

function Planned({ change }: { change: PlannedChange }) {
  const { t } = useTranslation();
  const word = useKindWord();
  const say = useFieldWords();
  const items = differing(change.before, change.after).map((field) => ({
    name: say.field(field), before: change.before ? say.value(field, change.before[field]) : null, after: change.after ? say.value(field, change.after[field]) : null,
  }));
  return <ChangeBox who={change.name || change.key} what={`${word(change.kind)} · ${t(`deed.${change.what}`)}`} when={change.key}>{change.what !== 'removed' && <Differences items={items} />}</ChangeBox>;
}
