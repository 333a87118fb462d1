import { NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FilterRow } from '~/design/patterns/Story';
import { useAgents, useChoices } from '~/live/names';
import { useLive } from '~/live/store';
import type { FilterName } from '../filters';
import { useFilters } from '../hooks/useFilters';

const outcomes = ['answered', 'abandoned', 'short_abandoned', 'overflowed', 'self_served', 'voicemail', 'call_back', 'transferred', 'rejected', 'not_reached', 'handled', 'discarded', 'failed', 'lost'] as const;

/** What narrows the list of contacts. */
export function Filters({ ownOnly }: { ownOnly: boolean }) {
  const { t } = useTranslation();
  const { filters, set } = useFilters();
  const queues = Object.values(useLive(({ centre }) => centre?.queues) ?? {});
  const { dispositions } = useChoices();
  const agents = useAgents();
  const date = (name: 'from' | 'to', label: string) => <TextInput type="date" label={label} value={filters[name]?.slice(0, 10) ?? ''} onChange={(event) => set(name, event.currentTarget.value)} />;
  const seconds = (name: FilterName, label: string) => <NumberInput hideControls min={0} label={label} suffix={` ${t('contacts.seconds_short')}`} value={filters[name] ?? ''} onChange={(value) => set(name, value === '' ? null : String(value))} />;
  return (
    <FilterRow>
      <Select clearable label={t('contacts.queue')} placeholder={t('contacts.any_queue')} value={filters.queue ?? null} onChange={(value) => set('queue', value)} data={queues.map(({ id, name }) => ({ value: id, label: name }))} />
      {!ownOnly && <Select clearable searchable label={t('contacts.agent')} placeholder={t('contacts.any_agent')} value={filters.agent ?? null} onChange={(value) => set('agent', value)} data={agents.map(({ id, name }) => ({ value: id, label: name }))} />}
      <Select clearable label={t('contacts.outcome')} placeholder={t('contacts.any_outcome')} value={filters.outcome ?? null} onChange={(value) => set('outcome', value)} data={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))} />
      <Select clearable label={t('contacts.disposition')} placeholder={t('contacts.any_disposition')} value={filters.disposition ?? null} onChange={(value) => set('disposition', value)} data={dispositions.map(({ code, name }) => ({ value: code, label: name }))} />
      {date('from', t('contacts.from'))}
      {date('to', t('contacts.to'))}
      {seconds('wait_min', t('contacts.wait_min'))}
      {seconds('length_min', t('contacts.length_min'))}
    </FilterRow>
  );
}
