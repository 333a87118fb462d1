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

type Field = 'tiers' | 'weights' | 'head_starts';
/** What every queue has anyway, so that it is not written down. */
const usual = { tiers: 1, weights: 1, head_starts: 0 } as const;

/** One entry set. */
const withEntry = (all: ByQueue, field: Field, queueId: string, value: number | null): ByQueue => Object.fromEntries([...Object.entries(all).filter(([id]) => id !== queueId), ...(value === null || value === usual[field] ? [] : [[queueId, value] as const])]);
const kept = (all: ByQueue, queueIds: string[]): ByQueue => Object.fromEntries(Object.entries(all).filter(([id]) => queueIds.includes(id)));

/** The agent's queues, with tier and head start in each; the weight where a queue draws by it. */
export function Memberships({ form, known }: FormProps<AgentSettings>) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const { queue_ids, tiers, weights, head_starts } = form.value;
  const queues = known.values<QueueSettings>('queues').filter(({ id }) => queue_ids.includes(id));
  const choose = (ids: string[]) => { form.set('queue_ids', ids); form.set('tiers', kept(tiers, ids)); form.set('weights', kept(weights, ids)); form.set('head_starts', kept(head_starts, ids)); };
  const error = (field: Field, id: string) => { const fault = form.found[field]?.find(({ where }) => where === `${field}.${id}`); return fault && say.fault(fault); };
  const was = (field: Field, id: string) => { const before = form.saved[field][id] ?? usual[field]; return form.isNew || before === (form.value[field][id] ?? usual[field]) ? undefined : String(before); };
  const choices = Array.from({ length: tierMax }, (_, at) => ({ value: String(at + 1), label: at === 0 ? t('agents.first_tier') : String(at + 1) }));
  return (
    <>
      <DrawerPart><MultiField {...form.bind('queue_ids', (ids) => ids.map((id) => known.name('queues', id)).join(', ') || '–')} choices={known.choices('queues')} none={t('agents.no_queue')} onChange={choose} /></DrawerPart>
      {queues.length > 0 && (
        <DrawerPart title={t('agents.tiers')}>
          {queues.map((queue) => {
            const { id, name, strategy } = queue;
            const set = (field: Field, value: number | null) => form.set(field, withEntry(form.value[field], field, id, value));
            const restore = (field: Field) => () => set(field, form.saved[field][id] ?? usual[field]);
            return (
              <FieldRow key={id}>
                <SelectField label={t('agents.tier_in', { queue: name })} name="tiers" choices={choices} disabled={form.readOnly} error={error('tiers', id)} was={was('tiers', id)} onRestore={restore('tiers')}
                  value={String(tierOf(form.value, id))} onChange={(tier) => set('tiers', Number(tier ?? 1))} />
                {(strategy === 'weighted_random' || weights[id] !== undefined) && <NumberField label={t('agents.weight_in', { queue: name })} name="weights" disabled={form.readOnly} error={error('weights', id)} was={was('weights', id)} onRestore={restore('weights')} value={weights[id] ?? 1} onChange={(weight) => set('weights', weight)} />}
                {queues.length > 1 && <NumberField label={t('agents.head_start_in', { queue: name })} name="head_starts" unit="s" disabled={form.readOnly} error={error('head_starts', id)} was={was('head_starts', id)} onRestore={restore('head_starts')} value={head_starts[id] ?? 0} onChange={(seconds) => set('head_starts', seconds)} />}
              </FieldRow>
            );
          })}
          <Text as="p" size="xs" tone="meta">{t('agents.tiers_text')}</Text>
          {queues.length > 1 && <Text as="p" size="xs" tone="meta">{t('agents.head_starts_text')}</Text>}
        </DrawerPart>
      )}
    </>
  );
}
