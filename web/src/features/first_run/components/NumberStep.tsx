import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaField, SegmentedField, SelectField, TextField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Beside } from '~/design/patterns/Guide';
import { inLanguage, languages } from '~/texts/language';
import { addNumber, readNumbers, type FirstNumber, type Place } from '../api/firstRun';
import { Hear } from './Hear';
import { StepForm, type StepProps } from './StepForm';

const waysMax = 9;
const number = /^\+?[0-9*#() ./-]{2,32}$/;
type Said = 'greeting' | 'choice' | 'sorry';

/** The first number, and a flow for it that is ready: greeting, menu or not, queue. What is said can be heard first. */
export function NumberStep({ place, ...step }: StepProps & { place: Place | null }) {
  const { t } = useTranslation();
  const { data: there = [] } = useQuery({ queryKey: ['first_run', 'numbers'], queryFn: readNumbers });
  const [dialled, setDialled] = useState('');
  const [name, setName] = useState(t('welcome.main_line'));
  const [spoken, setSpoken] = useState<string>(place?.language ?? 'en');
  const [kind, setKind] = useState('straight');
  const [queues, setQueues] = useState([t('welcome.first_queue_name'), '']);
  const [proposed, setProposed] = useState<Record<Said, string>>({ greeting: '', choice: '', sorry: '' });
  const [own, setOwn] = useState<Partial<Record<Said, string | undefined>>>({});
  const [tried, setTried] = useState(false);

  const wanted = kind === 'straight' ? queues.slice(0, 1) : queues.filter((queue) => queue.trim());
  const named = wanted.join('\n');
  const who = place?.name ?? '';
  useEffect(() => {
    let gone = false;
    void inLanguage(spoken).then((say) => {
      if (gone) return;
      const choices = named.split('\n').map((queue, at) => say('welcome.say_choice', { queue, key: at + 1 })).join(' ');
      setProposed({ greeting: who ? say('welcome.say_greeting', { name: who }) : say('welcome.say_greeting_plain'), choice: choices, sorry: say('welcome.say_sorry') });
    });
    return () => { gone = true; };
  }, [spoken, named, who]);

  const said = { greeting: own.greeting ?? proposed.greeting, choice: own.choice ?? proposed.choice, sorry: own.sorry ?? proposed.sorry };
  const faults = {
    number: !number.test(dialled.trim()) ? t('welcome.number_wrong') : undefined,
    name: !name.trim() ? t('welcome.missing_name') : undefined,
    queue: !queues[0]?.trim() ? t('welcome.missing_name') : undefined,
    second: kind === 'menu' && wanted.length < 2 ? t('welcome.menu_needs_two') : new Set(wanted).size < wanted.length ? t('welcome.same_twice') : undefined,
  };
  const speaks = (which: Said, label: string, hint: string) => (
    <Beside end={<Hear text={said[which]} spoken={spoken} what={label} />}>
      <AreaField label={label} hint={hint} error={tried && !said[which].trim() ? t('welcome.words_missing') : undefined} value={said[which]} onChange={(text) => setOwn({ ...own, [which]: text })} />
    </Beside>
  );
  const save = () => {
    setTried(true);
    if (Object.values(faults).some(Boolean) || !said.greeting.trim() || !said.sorry.trim() || (kind === 'menu' && !said.choice.trim())) return false;
    const ways = wanted.map((queue, at) => ({ queue: queue.trim(), key: kind === 'menu' ? String(at + 1) : '' }));
    return addNumber({ number: dialled.trim(), name: name.trim(), language: spoken as FirstNumber['language'], greeting: said.greeting, choice: kind === 'menu' ? said.choice : '', sorry: said.sorry, ways });
  };
  const shown = (fault: string | undefined) => (tried ? fault : undefined);
  return (
    <StepForm {...step} step="number" title={t('welcome.number')} intro={t('welcome.number_intro')} word={t('welcome.save')} onSave={save}>
      {there.length > 0 && <Note tone="ok">{t('welcome.numbers_there', { numbers: there.map((each) => each.number).join(', ') })}</Note>}
      <TextField label={t('welcome.number_field')} hint={t('welcome.number_hint')} ltr error={shown(faults.number)} max={32} value={dialled} onChange={setDialled} />
      <TextField label={t('welcome.number_name')} error={shown(faults.name)} max={80} value={name} onChange={setName} />
      <SelectField label={t('welcome.spoken')} choices={Object.entries(languages).map(([value, label]) => ({ value, label }))} value={spoken} onChange={(code) => { setSpoken(code ?? spoken); setOwn({}); }} />
      <SegmentedField label={t('welcome.way')} choices={[{ value: 'straight', label: t('welcome.way_straight') }, { value: 'menu', label: t('welcome.way_menu') }]} value={kind} onChange={setKind} />
      {(kind === 'straight' ? queues.slice(0, 1) : queues).map((queue, at) => (
        <TextField key={at} label={kind === 'menu' ? t('welcome.key_leads_to', { key: at + 1 }) : t('welcome.queue_field')} max={80} error={shown(at === 0 ? faults.queue : at === 1 ? faults.second : undefined)}
          value={queue} onChange={(text) => { setQueues(queues.map((each, place_) => (place_ === at ? text : each))); setOwn((all) => ({ ...all, choice: undefined })); }} />
      ))}
      {kind === 'menu' && queues.length < waysMax && <div><Button leftSection={<Icon of={IconPlus} size="sm" />} onClick={() => setQueues([...queues, ''])}>{t('welcome.add_key')}</Button></div>}
      {speaks('greeting', t('welcome.greeting'), t('welcome.greeting_hint'))}
      {kind === 'menu' && speaks('choice', t('welcome.choice'), t('welcome.choice_hint'))}
      {speaks('sorry', t('welcome.sorry'), t('welcome.sorry_hint'))}
    </StepForm>
  );
}
