import { Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterRow } from '~/design/patterns/Story';
import { useLive } from '~/live/store';
import type { FiguresAddress } from '../hooks/useFiguresAddress';
import { intervals, periods } from '../rules';

const comparisons = ['yesterday', 'last_week', 'before'] as const;

/** Which days, cut how, compared with what, in whose zone; of agents, which `crew`. */
export function FiguresFilter({ at, crew }: { at: FiguresAddress; crew?: boolean }) {
  const { t } = useTranslation();
  return (
    <FilterRow>
      <PeriodFields at={at} />
      <Select label={t('figures.interval')} allowDeselect={false} value={at.interval} onChange={(interval) => at.go({ interval: interval ?? '' })} data={intervals.map((value) => ({ value, label: t(`figures.interval_${value}`) }))} />
      <Select label={t('figures.compared_with')} allowDeselect={false} value={at.compare} onChange={(compare) => at.go({ compare: compare ?? '' })} data={[{ value: '', label: t('figures.compare_none') }, ...comparisons.map((value) => ({ value, label: t(`figures.compare_${value}`) }))]} />
      {crew && <CrewFilter at={at} />}
      {at.zones.length > 1 && <Select label={t('figures.zone')} allowDeselect={false} value={at.zone} onChange={(zone) => at.go({ zone: zone ?? '' })} data={at.zones} />}
    </FilterRow>
  );
}

/** Which days. */
export function PeriodFields({ at }: { at: FiguresAddress }) {
  const { t } = useTranslation();
  return (
    <>
      <Select label={t('figures.period')} allowDeselect={false} value={at.period} onChange={(period) => at.go({ period: period ?? '', interval: '' })} data={periods.map((value) => ({ value, label: t(`figures.period_${value}`) }))} />
      {at.period === 'dates' && <TextInput type="date" label={t('figures.first_day')} value={at.from} onChange={({ currentTarget }) => at.go({ from: currentTarget.value })} />}
      {at.period === 'dates' && <TextInput type="date" label={t('figures.last_day')} value={at.to} onChange={({ currentTarget }) => at.go({ to: currentTarget.value })} />}
    </>
  );
}

/** One queue, or all. */
export function QueueField({ at }: { at: FiguresAddress }) {
  const { t } = useTranslation();
  const queues = Object.values(useLive(({ centre }) => centre?.queues) ?? {}).map(({ id, name }) => ({ value: id, label: name }));
  return <Select label={t('board.queue')} allowDeselect={false} value={at.queue} onChange={(queue) => at.go({ queue: queue ?? '' })} data={[{ value: '', label: t('board.all_voice') }, ...queues]} />;
}

/** Agents of one queue or one team only. */
function CrewFilter({ at }: { at: FiguresAddress }) {
  const { t } = useTranslation();
  const centre = useLive((live) => live.centre);
  const teams = [...new Set(Object.values(centre?.agents ?? {}).map(({ team }) => team).filter(Boolean))].sort();
  return (
    <>
      <QueueField at={at} />
      {teams.length > 0 && <Select label={t('board.team')} allowDeselect={false} value={at.team} onChange={(team) => at.go({ team: team ?? '' })} data={[{ value: '', label: t('board.all_teams') }, ...teams]} />}
    </>
  );
}
