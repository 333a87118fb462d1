import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { Entrance } from '~/design/patterns/Entrance';
import { LanguageMenu } from '~/features/access/components/LanguageMenu';
import { doorIsOpen } from '~/features/first_run/api/firstRun';
import { Door } from '~/features/first_run/components/Door';
import { HealthLine } from '~/features/operations/components/HealthLine';
import { ProblemNote } from '~/http/ProblemNote';
import { Waiting } from '../../shell/Waiting';
import { PageTitle } from '../../shell/title';

/** Where a new centre is entered for the first time. Once it has an administrator, the way leads through the sign-in. */
export function WelcomePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: open, error } = useQuery({ queryKey: ['door'], queryFn: doorIsOpen, staleTime: Infinity });
  if (open === undefined && !error) return <Waiting />;
  if (open === false) return <Navigate to="/welcome/next" replace />;
  return (
    <>
      <PageTitle tab={t('welcome.title')}>{null}</PageTitle>
      <Entrance slogan={t('sign_in.slogan')} promise={t('sign_in.promise')} corner={<LanguageMenu />} foot={<><HealthLine /><span>Ringhall</span></>}>
        {error ? <ProblemNote error={error} /> : <Door onDone={(me) => { queries.setQueryData(['session'], me); void navigate('/welcome/next', { replace: true }); }} />}
      </Entrance>
    </>
  );
}
