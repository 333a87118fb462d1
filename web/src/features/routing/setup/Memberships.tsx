import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { MultiField, NumberField, SelectField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { useFieldWords } from '~/setup/words';
import type { AgentSettings, QueueSettings } from './shapes';
import { tierOf } from './who';

const tierMax = 10;

type ByQueue = Record<string, number>;

/** One entry set; what every queue has anyway is not written down. */
const withEntry = (all: ByQueue, queueId: string, value: number | null): ByQueue => Object.fromEntries([...Object.entries(all).filter(([id]) => id !== queueId), ...(value === null || value === 1 ? [] : [[queueId, value] as const])]);
const kept = (all: ByQueue, queueIds: string[]): ByQueue => Object.fromEntries(Object.entries(all).filter(([id]) => queueIds.includes(id)));

/** The agent's queues, with the tier in each; the weight where a queue draws by it. */
export function Memberships({ form, known }: FormProps<AgentSettings>) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const { queue_ids, tiers, weights } = form.value;
  const queues = known.values<QueueSettings>('queues').filter(({ id }) => queue_ids.includes(id));
  const choose = (ids: string[]) => { form.set('queue_ids', ids); form.set('tiers', kept(tiers, ids)); form.set('weights', kept(weights, ids)); };
  const error = (field: 'tiers' | 'weights', id: string) => { const fault = form.found[field]?.find(({ where }) => where === `${field}.${id}`); return fault && say.fault(fault); };
  const was = (field: 'tiers' | 'weights', id: string) => { const before = form.saved[field][id] ?? 1; return form.isNew || before === (form.value[field][id] ?? 1) ? undefined : String(before); };
  const choices = Array.from({ length: tierMax }, (_, at) => ({ value: String(at + 1), label: at === 0 ? t('agents.first_tier') : String(at + 1) }));
  return (
    <>
      <DrawerPart><MultiField {...form.bind('queue_ids', (ids) => ids.map((id) => known.name('queues', id)).join(', ') || '–')} choices={known.choices('queues')} none={t('agents.no_queue')} onChange={choose} /></DrawerPart>
      {queues.length > 0 && (
        <DrawerPart title={t('agents.tiers')}>
          {queues.map((queue) => {
            const { id, name, strategy } = queue;
            const set = (field: 'tiers' | 'weights', value: number | null) => form.set(field, withEntry(form.value[field], id, value));
            return (
              <FieldRow key={id}>
                <SelectField label={t('agents.tier_in', { queue: name })} name="tiers" choices={choices} disabled={form.readOnly} error={error('tiers', id)} was={was('tiers', id)} onRestore={() => set('tiers', form.saved.tiers[id] ?? 1)}
                  value={String(tierOf(form.value, id))} onChange={(tier) => set('tiers', Number(tier ?? 1))} />
                {(strategy === 'weighted_random' || weights[id] !== undefined) && <NumberField label={t('agents.weight_in', { queue: name })} name="weights" disabled={form.readOnly} error={error('weights', id)} was={was('weights', id)} onRestore={() => set('weights', form.saved.weights[id] ?? 1)} value={weights[id] ?? 1} onChange={(weight) => set('weights', weight)} />}
              </FieldRow>
            );
          })}
          <Text as="p" size="xs" tone="meta">{t('agents.tiers_text')}</Text>
        </DrawerPart>
      )}
    </>
  );
}
