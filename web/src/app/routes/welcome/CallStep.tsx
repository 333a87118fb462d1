import { Button, Group } from '@mantine/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DangerButton } from '~/design/DangerButton';
import { Keypad } from '~/design/FloatingPanel';
import { SelectField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Meter } from '~/design/Meter';
import { Note } from '~/design/Note';
import { Column } from '~/design/patterns/Story';
import { Halves, Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { readContact, readStory } from '~/features/contact/api/contacts';
import { ContactRibbon } from '~/features/contact/components/ContactRibbon';
import { StoryPanel } from '~/features/contact/components/StoryPanel';
import { stretches } from '~/features/contact/rules';
import { keepTestCall, markStep, openTestCall, readNumbers, type FirstRun } from '~/features/first_run/api/firstRun';
import { StepForm, type StepProps } from '~/features/first_run/components/StepForm';
import { Readiness } from '~/features/routing/components/Readiness';
import { serverNow } from '~/live/clock';
import { useMyAgent } from '~/live/selectors';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { useGuestCall } from '~/phone/useGuestCall';

const refreshMs = 1500;

/** What became of the call, read anew until it is closed. */
function CallStory({ id }: { id: string }) {
  const { t } = useTranslation();
  const zone = useZone();
  const { data: contact } = useQuery({ queryKey: ['contact', id], queryFn: () => readContact(id), refetchInterval: ({ state }) => (state.data?.closed_at ? false : refreshMs) });
  const { data: story = [] } = useQuery({ queryKey: ['story', id, contact?.state, contact?.state_since], queryFn: () => readStory(id), enabled: Boolean(contact), placeholderData: (last) => last });
  return (
    <>
      <ContactRibbon size="tall" stretches={stretches(story, serverNow())} />
      <StoryPanel story={story} zone={zone} />
      <Link to={`/contacts/${id}`}>{t('welcome.whole_story')}</Link>
    </>
  );
}

/** The page is the caller's telephone; the agent answers in this page or in another window. */
export function CallStep({ run, ...step }: StepProps & { run: FirstRun }) {
  const { t } = useTranslation();
  const agent = useMyAgent();
  const { data: numbers = [] } = useQuery({ queryKey: ['first_run', 'numbers'], queryFn: readNumbers });
  const [chosen, setChosen] = useState<string | null>(null);
  const target = chosen ?? numbers[0]?.number ?? null;
  const { stage, level, call, hangUp, keys } = useGuestCall(useCallback(() => openTestCall(target ?? ''), [target]));
  const [calledAt, setCalledAt] = useState<number | null>(null);
  const [mine, setMine] = useState<string | null>(run.contact_id);
  const newest = useLive(({ centre }) => {
    if (!centre || calledAt === null) return null;
    const since = Object.values(centre.contacts).filter(({ arrived_at, agent_id }) => agent_id !== null && Date.parse(arrived_at) >= calledAt);
    return since.sort((one, other) => other.number - one.number)[0]?.id ?? null;
  });
  useEffect(() => { if (newest) setMine(newest); }, [newest]);

  const talking = stage === 'connecting' || stage === 'up';
  const begin = () => { setCalledAt(serverNow()); setMine(null); void call(); };
  if (!numbers.length) {
    return <StepForm {...step} step="call" title={t('welcome.call')} intro={t('welcome.call_intro')} word={t('welcome.go_on')} onSave={() => Promise.resolve()}><Note tone="watch">{t('welcome.call_needs_number')} <Link to="/welcome/number">{t('welcome.number')}</Link></Note></StepForm>;
  }
  return (
    <Column>
      <StepForm {...step} step="call" title={t('welcome.call')} intro={t('welcome.call_intro')} word={t('welcome.call_done')} onSave={() => (mine ? keepTestCall(mine) : markStep('call', 'done'))}>
        <Note>{agent ? t('welcome.call_one_page') : t('welcome.call_two_windows')}</Note>
      </StepForm>
      <Halves>
        <Panel title={t('welcome.the_caller')}><Column>
          {numbers.length > 1 && <SelectField label={t('welcome.number_field')} choices={numbers.map((each) => ({ value: each.number, label: `${each.name} ${each.number}` }))} value={target} onChange={setChosen} />}
          <Text as="p" size="sm" tone="meta">{t('welcome.caller_text', { number: target ?? '' })}</Text>
          {stage === 'failed' && <Note tone="breach">{t('guest.failed')}</Note>}
          {stage === 'ended' && <Note>{t('guest.ended')}</Note>}
          {talking && <Group gap="md"><Text size="sm" weight="medium">{stage === 'up' ? t('guest.up') : t('guest.connecting')}</Text><Meter level={level} label={t('guest.level')} /></Group>}
          {talking && <Keypad label={t('guest.keypad')} onKey={keys} />}
          {talking ? <DangerButton icon={IconPhoneOff} onClick={hangUp}>{t('guest.hang_up')}</DangerButton> : <Button size="md" leftSection={<Icon of={IconPhone} />} onClick={begin}>{t('welcome.call_now')}</Button>}
        </Column></Panel>
        {agent ? <Column><Text as="p" size="sm" tone="meta">{t('welcome.agent_text')}</Text><Readiness agent={agent} /></Column> : <Panel title={t('welcome.the_agent')}><Note tone="watch">{t('welcome.agent_elsewhere', { address: `${location.origin}/desk` })}</Note></Panel>}
      </Halves>
      {mine && <CallStory id={mine} />}
    </Column>
  );
}
