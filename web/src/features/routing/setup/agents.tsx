import { IconHeadset } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '~/design/Avatar';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField, SegmentedField, SwitchField, TextField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import { SecretField } from '~/setup/SecretField';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf } from '~/setup/rules';
import { partOf } from '~/setup/useForm';
import { AgentNow } from './AgentNow';
import { Memberships } from './Memberships';
import type { AgentSettings } from './shapes';
import { Serves } from './Serves';
import { SkillLevels, type Skilled } from './SkillLevels';

/** What a call takes of an agent, in percent. */
const whole = 100;
const answeringWords = {
  ring: { itself: 'agents.answers_itself', hand: 'agents.by_hand' },
  nailed_up: { itself: 'agents.auto_answer', hand: 'agents.accepts_each' },
} as const;
const ways = ['ring', 'nailed_up'] as const;

function Skills({ form, known }: FormProps<AgentSettings>) {
  const { t } = useTranslation();
  return (
    <>
      <DrawerPart title={t('agents.skills')} meta={t('agents.levels')}><SkillLevels form={partOf<Skilled, AgentSettings>(form)} known={known} /></DrawerPart>
      <Memberships form={form} known={known} />
      <Serves agent={form.value} known={known} />
    </>
  );
}

function Person({ form }: FormProps<AgentSettings>) {
  return (
    <DrawerPart>
      <TextField {...form.bind('name')} max={120} />
      <FieldRow><TextField {...form.bind('login')} ltr max={120} /><TextField {...form.bind('team')} max={60} /></FieldRow>
      <IdentifierField form={form} />
    </DrawerPart>
  );
}

function Seat({ form }: FormProps<AgentSettings>) {
  const { t } = useTranslation();
  const { capacity, reached_by, auto_answer } = form.value;
  return (
    <DrawerPart>
      <NumberField {...form.bind('capacity')} unit="%" />
      {capacity !== null && capacity >= whole && <Text as="p" size="sm" tone="meta">{t('agents.capacity_text', { count: Math.floor(capacity / whole) })}</Text>}
      <SegmentedField {...form.bind('reached_by', (each) => t(`value.reached_by_${each}`))} choices={ways.map((value) => ({ value, label: t(`value.reached_by_${value}`) }))} onChange={(value) => form.set('reached_by', value === 'ring' ? 'ring' : 'nailed_up')} />
      <Text as="p" size="sm" tone="meta">{t(reached_by === 'ring' ? 'agents.calls_ring' : 'agents.calls_nailed_up')}</Text>
      <SwitchField {...form.bind('auto_answer')} words={t(answeringWords[reached_by][auto_answer ? 'itself' : 'hand'])} />
      <SecretField form={form} field="sip_secret" />
    </DrawerPart>
  );
}

/** Agents: what they can, and which queues they serve. */
export const agents: Kind<AgentSettings> = {
  name: 'agents', key: 'id', icon: IconHeadset, word: 'kinds.agent', words: 'kinds.agents', empty: 'agents.empty', emptyText: 'agents.empty_text', findWords: 'agents.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  lead: ({ name }) => <Avatar name={name} size="xl" />,
  line: (agent) => <><bdi>{agent.login}</bdi><AgentNow id={agent.id} /></>,
  columns: (known, t) => [
    { key: 'name', head: t('kinds.agent'), width: 'wide', cell: ({ name }) => <><Avatar name={name} size="sm" />{name}</>, by: ({ name }) => name },
    { key: 'state', head: t('agents.now'), cell: ({ id }) => <AgentNow id={id} /> },
    { key: 'team', head: t('field.team'), cell: ({ team }) => team || '–', by: ({ team }) => team || null, find: ({ team, login }) => `${team} ${login}` },
    { key: 'queues', head: t('field.queue_ids'), cell: ({ queue_ids }) => <Chips empty="–">{queue_ids.map((id) => <Chip key={id} tone="line">{known.name('queues', id)}</Chip>)}</Chips>, find: ({ queue_ids }) => queue_ids.map((id) => known.name('queues', id)).join(' ') },
    { key: 'skills', head: t('field.skills'), cell: ({ skills }) => <Chips empty="–">{Object.entries(skills).map(([skill, level]) => <Chip key={skill}>{known.name('skills', skill)} {level}</Chip>)}</Chips>, find: ({ skills }) => Object.keys(skills).map((skill) => known.name('skills', skill)).join(' ') },
  ],
  parts: [
    { id: 'skills', word: 'agents.skills', fields: ['skills', 'queue_ids', 'tiers', 'weights', 'head_starts'], Body: Skills },
    { id: 'person', word: 'agents.person', fields: ['name', 'login', 'team', 'id'], Body: Person },
    { id: 'seat', word: 'agents.seat', fields: ['capacity', 'reached_by', 'auto_answer', 'sip_secret'], Body: Seat },
  ],
  blank: () => ({ id: '', login: '', name: '', skills: {}, queue_ids: [], team: '', tiers: {}, weights: {}, head_starts: {}, capacity: 100, reached_by: 'ring', auto_answer: true }),
  firstPart: 'person',
  nameKey: ({ id, login }, taken) => id || identifierOf(login, taken, 'agent'),
};
