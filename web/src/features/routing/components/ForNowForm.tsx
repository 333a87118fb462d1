import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { LevelRow } from '~/design/form/Levels';
import { ChecksField, SelectField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import { useDeed } from '~/http/useDeed';
import type { Agent } from '~/live/messages';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { formatTime } from '~/texts/format';
import { changeForNow, endForNow } from '../api/hand';

const choices = [30, 60, 120, 240, 480];
const without = (skills: Record<string, number>, name: string) => Object.fromEntries(Object.entries(skills).filter(([other]) => other !== name));

/** Other queues and skills for a while; then what is set up holds again. */
export function ForNowForm({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const deed = useDeed();
  const cutOff = useCutOff();
  const queues = useLive(({ centre }) => centre?.queues) ?? {};
  const zone = useZone();
  const known = useLive(({ centre }) => centre?.agents) ?? {};
  const [queueIds, setQueueIds] = useState(agent.queue_ids);
  const [skills, setSkills] = useState<Record<string, number>>(agent.skills);
  const [minutes, setMinutes] = useState('240');
  const others = [...new Set(Object.values(known).flatMap((other) => Object.keys(other.skills)))].filter((skill) => !(skill in skills)).sort();
  const told = t('hand.told', { name: agent.name });
  return (
    <DrawerPart title={t('hand.for_now')} {...(agent.for_now_until ? { meta: t('hand.until', { time: formatTime(agent.for_now_until, zone, 'minutes') }) } : {})}>
      <ChecksField label={t('board.queues')} value={queueIds} onChange={setQueueIds} choices={Object.values(queues).map(({ id, name }) => ({ value: id, label: name }))} />
      {Object.keys(skills).length > 0 && <Text size="xs" tone="meta">{t('hand.skills')}</Text>}
      {Object.entries(skills).map(([name, level]) => (
        <LevelRow key={name} name={name} level={level} onChange={(next) => setSkills({ ...skills, [name]: next })} onRemove={() => setSkills(without(skills, name))} />
      ))}
      {others.length > 0 && <SelectField label={t('hand.add_skill')} value={null} none={t('hand.no_skill')} choices={others.map((skill) => ({ value: skill, label: skill }))} onChange={(skill) => { if (skill) setSkills({ ...skills, [skill]: 3 }); }} />}
      <SelectField label={t('hand.how_long')} value={minutes} onChange={(chosen) => setMinutes(chosen ?? minutes)} choices={choices.map((count) => ({ value: String(count), label: count < 60 ? t('hand.minutes', { count }) : t('hand.hours', { count: count / 60 }) }))} />
      <Group>
        <Button disabled={cutOff} onClick={() => deed(changeForNow(agent.id, { skills, queue_ids: queueIds, minutes: Number(minutes) }), told)}>{t('hand.change')}</Button>
        {agent.for_now_until && <Button disabled={cutOff} onClick={() => deed(endForNow(agent.id), told)}>{t('hand.as_usual')}</Button>}
      </Group>
    </DrawerPart>
  );
}
