import { IconRobot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { MultiField, NumberField, SelectField, SwitchField, TextField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf } from '~/setup/rules';
import { partOf } from '~/setup/useForm';
import { useFieldWords } from '~/setup/words';
import { formatShare } from '~/texts/format';
import { SkillLevels, type Skilled } from './SkillLevels';
import { VirtualAgentNow } from './VirtualAgentNow';
import { breakEven, kept, orders, orderOf, type Order, type VirtualAgentSettings, type VirtualAgentShape } from './virtual';
import { tierOf } from './who';

const tierMax = 10;

function General({ form, known }: FormProps<VirtualAgentSettings>) {
  const { t } = useTranslation();
  return (
    <>
      <DrawerPart>
        <TextField {...form.bind('name')} max={80} />
        <IdentifierField form={form} />
        <SelectField {...form.bind('flow_id', (id) => known.name('flows', id) || '–')} label={t('virtual_agents.flow')} value={form.value.flow_id || null} choices={known.choices('flows')} onChange={(id) => form.set('flow_id', id ?? '')} />
        <Text as="p" size="sm" tone="meta">{t('virtual_agents.flow_text')}</Text>
      </DrawerPart>
      <DrawerPart title={t('virtual_agents.duty')}>
        <SwitchField {...form.bind('active')} words={t(form.value.active ? 'setup.yes' : 'setup.no')} />
        <SelectField {...form.bind('calendar', (id) => known.name('calendars', id) || t('virtual_agents.always'))} value={form.value.calendar || null} choices={known.choices('calendars')} none={t('virtual_agents.always')} onChange={(id) => form.set('calendar', id ?? '')} />
        <FieldRow><NumberField {...form.bind('contacts_max')} /><NumberField {...form.bind('minutes_max')} unit="min" /></FieldRow>
      </DrawerPart>
    </>
  );
}

function Queues({ form, known }: FormProps<VirtualAgentSettings>) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const { queue_ids, tiers, orders: byQueue } = form.value;
  const choose = (ids: string[]) => { form.set('queue_ids', ids); form.set('tiers', kept(tiers, ids)); form.set('orders', kept(byQueue, ids)); };
  const error = (field: 'tiers' | 'orders', id: string) => { const fault = form.found[field]?.find(({ where }) => where === `${field}.${id}`); return fault && say.fault(fault); };
  const tierChoices = Array.from({ length: tierMax }, (_, at) => ({ value: String(at + 1), label: at === 0 ? t('agents.first_tier') : String(at + 1) }));
  return (
    <>
      <DrawerPart><MultiField {...form.bind('queue_ids', (ids) => ids.map((id) => known.name('queues', id)).join(', ') || '–')} choices={known.choices('queues')} none={t('agents.no_queue')} onChange={choose} /></DrawerPart>
      {queue_ids.length > 0 && (
        <DrawerPart title={t('virtual_agents.when')}>
          {queue_ids.map((id) => {
            const queue = known.name('queues', id);
            return (
              <FieldRow key={id}>
                <SelectField label={t('virtual_agents.order_in', { queue })} name="orders" choices={orders.map((value) => ({ value, label: t(`value.orders_${value}`) }))} disabled={form.readOnly} error={error('orders', id)}
                  value={orderOf(form.value, id)} onChange={(order) => form.set('orders', { ...byQueue, [id]: (order ?? 'last') as Order })} />
                <SelectField label={t('agents.tier_in', { queue })} name="tiers" choices={tierChoices} disabled={form.readOnly} error={error('tiers', id)}
                  value={String(tierOf(form.value, id))} onChange={(tier) => form.set('tiers', { ...tiers, [id]: Number(tier ?? 1) })} />
              </FieldRow>
            );
          })}
          <Text as="p" size="xs" tone="meta">{t('virtual_agents.when_text')}</Text>
        </DrawerPart>
      )}
      <DrawerPart title={t('field.skills')} meta={t('agents.levels')}><SkillLevels form={partOf<Skilled, VirtualAgentSettings>(form)} known={known} /></DrawerPart>
    </>
  );
}

function Worth({ form }: FormProps<VirtualAgentSettings>) {
  const { t } = useTranslation();
  const even = breakEven(form.value);
  return (
    <DrawerPart>
      <NumberField {...form.bind('success_percent_min')} unit="%" />
      <FieldRow><NumberField {...form.bind('price')} /><NumberField {...form.bind('person_price')} /></FieldRow>
      {even !== null && <Note>{t('virtual_agents.break_even', { share: formatShare(even) })}</Note>}
      <Text as="p" size="sm" tone="meta">{t('virtual_agents.worth_text')}</Text>
    </DrawerPart>
  );
}

/** Flows that take contacts from queues beside people. */
export const virtualAgents: Kind<VirtualAgentSettings> = {
  name: 'virtual_agents', key: 'id', icon: IconRobot, word: 'kinds.virtual_agent', words: 'kinds.virtual_agents', empty: 'virtual_agents.empty', emptyText: 'virtual_agents.empty_text', findWords: 'virtual_agents.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  line: ({ id }) => <><bdi>{id}</bdi><VirtualAgentNow id={id} /></>,
  columns: (known, t) => [
    { key: 'name', head: t('field.name'), width: 'medium', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'now', head: t('agents.now'), cell: ({ id }) => <VirtualAgentNow id={id} /> },
    { key: 'flow', head: t('virtual_agents.flow'), cell: ({ flow_id }) => known.name('flows', flow_id), by: ({ flow_id }) => known.name('flows', flow_id) },
    { key: 'queues', head: t('field.queue_ids'), cell: (agent) => <Chips empty="–">{agent.queue_ids.map((id) => <Chip key={id} tone="line">{known.name('queues', id)} · {t(`value.orders_${orderOf(agent, id)}`)}</Chip>)}</Chips>, find: ({ queue_ids }) => queue_ids.map((id) => known.name('queues', id)).join(' ') },
    { key: 'contacts_max', head: t('field.contacts_max'), num: true, cell: ({ contacts_max }) => contacts_max, by: ({ contacts_max }) => contacts_max, find: () => '' },
  ],
  parts: [
    { id: 'general', word: 'virtual_agents.general', fields: ['name', 'id', 'flow_id', 'active', 'calendar', 'contacts_max', 'minutes_max'], Body: General },
    { id: 'queues', word: 'virtual_agents.queues', fields: ['queue_ids', 'orders', 'tiers', 'skills'], Body: Queues },
    { id: 'worth', word: 'virtual_agents.worth', fields: ['success_percent_min', 'price', 'person_price'], Body: Worth },
  ],
  blank: () => ({ id: '', name: '', flow_id: '', active: true, calendar: '', contacts_max: 10, minutes_max: 10, skills: {}, queue_ids: [], tiers: {}, orders: {}, success_percent_min: 0, price: 0, person_price: 0 }),
  nameKey: ({ id, name }: VirtualAgentShape, taken) => id || identifierOf(name, taken, 'virtual'),
};
