import { Button } from '@mantine/core';
import { IconConfetti } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import { Empty, RowsToCome } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { Guide } from '~/design/patterns/Guide';
import { readFirstRun, type StepName } from '~/features/first_run/api/firstRun';
import { AdministratorStep } from '~/features/first_run/components/AdministratorStep';
import { AgentStep } from '~/features/first_run/components/AgentStep';
import { NumberStep } from '~/features/first_run/components/NumberStep';
import { PlaceStep } from '~/features/first_run/components/PlaceStep';
import { QueueStep } from '~/features/first_run/components/QueueStep';
import { nextStep, steps } from '~/features/first_run/rules';
import { ProblemNote } from '~/http/ProblemNote';
import { useLive } from '~/live/store';
import { PageTitle } from '../../shell/title';
import { NotAllowedPage } from '../shared/TroublePages';
import { CallStep } from './CallStep';

/** The steps from an empty centre to a real call. Each can be left, skipped, and gone to in any order. */
export function StepsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { step = 'next' } = useParams();
  const me = useLive(({ centre }) => centre?.me);
  const live = useLive(({ centre }) => centre?.queues);
  const queues = useMemo(() => Object.values(live ?? {}), [live]);
  const may = me?.rights.includes('settings.edit') ?? false;
  const { data: run, error } = useQuery({ queryKey: ['first_run'], queryFn: readFirstRun, enabled: may });
  const title = <PageTitle tab={t('welcome.title')}><h1>{t('welcome.title')}</h1></PageTitle>;
  if (!me || !may) return <NotAllowedPage title={t('welcome.title')} />;
  if (!run) return <>{title}<Guide label={t('welcome.steps')} at="" steps={[]}>{error ? <ProblemNote error={error} /> : <RowsToCome label={t('common.loading')} />}</Guide></>;
  if (step === 'next') return <Navigate to={`/welcome/${nextStep(run) ?? 'ready'}`} replace />;

  const at = steps.find((name) => name === step) ?? null;
  const state = run.steps.find(({ name }) => name === at)?.state ?? 'open';
  const onDone = () => {
    void queries.fetchQuery({ queryKey: ['first_run'], queryFn: readFirstRun, staleTime: 0 }).then((now) => navigate(`/welcome/${nextStep(now, at) ?? 'ready'}`));
  };
  const all = { state, onDone };
  const forms: Record<StepName, React.ReactNode> = {
    organisation: <PlaceStep {...all} place={run.place} />,
    administrator: <AdministratorStep {...all} name={me.name} />,
    number: <NumberStep {...all} place={run.place} />,
    queue: <QueueStep key={queues.length} {...all} queues={queues} />,
    // A new agent's phone begins with a page that knows of it.
    agent: <AgentStep {...all} me={me} onMine={() => location.assign('/welcome/next')} />,
    call: <CallStep {...all} run={run} />,
  };
  const words = { open: t('welcome.is_open'), done: t('welcome.is_done'), skipped: t('welcome.is_skipped') };
  return (
    <>
      {title}
      <Guide label={t('welcome.steps')} at={`/welcome/${step}`} head={<div><Button size="xs" variant="subtle" onClick={() => void navigate('/board')}>{t('welcome.leave')}</Button></div>}
        steps={run.steps.map(({ name, state: each }) => ({ to: `/welcome/${name}`, title: t(`welcome.${name}`), state: each, word: words[each] }))}>
        {at ? <div key={at}>{forms[at]}</div> : (
          <Panel><Empty icon={IconConfetti} title={t('welcome.ready')} action={<Button variant="filled" onClick={() => void navigate('/board')}>{t('welcome.to_board')}</Button>}>{t('welcome.ready_text')}</Empty></Panel>
        )}
      </Guide>
    </>
  );
}
