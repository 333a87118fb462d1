import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { Note } from '~/design/Note';
import { Entrance } from '~/design/patterns/Entrance';
import { LanguageMenu } from '~/features/access/components/LanguageMenu';
import { SignInForm } from '~/features/access/components/SignInForm';
import { SignOnButtons } from '~/features/access/components/SignOnButtons';
import { doorIsOpen } from '~/features/first_run/api/firstRun';
import { HealthLine } from '~/features/operations/components/HealthLine';
import { SeatCheck } from '~/features/telephony/components/SeatCheck';
import type { Me } from '~/live/messages';
import { useStranger } from '~/person/useStranger';
import { browserIsPhone } from '~/phone/agentPhone';
import { PageTitle } from '../../shell/title';
import { startOf } from '../../shell/navigation';

/** The entrance: who am I, and does my headset work? */
export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const from = (useLocation().state as { from?: string } | null)?.from;
  const [me, setMe] = useState<Me | null>(null);
  useStranger();
  const { data: open = false } = useQuery({ queryKey: ['door'], queryFn: doorIsOpen });
  const enter = (person: Me) => {
    queries.setQueryData(['session'], person);
    void navigate(from && from !== '/' ? from : startOf(person), { replace: true });
  };
  const signedIn = (person: Me) => (person.agent_id && browserIsPhone() ? setMe(person) : enter(person));
  return (
    <>
      <PageTitle tab={t('sign_in.title')}>{null}</PageTitle>
      <Entrance slogan={t('sign_in.slogan')} promise={t('sign_in.promise')} corner={<LanguageMenu />} foot={<><HealthLine /><span>Ringhall</span></>}>
        {me ? <SeatCheck onDone={() => enter(me)} /> : <><SignInForm onDone={signedIn} /><SignOnButtons to={from ?? '/'} /></>}
        {open && <Note tone="brand"><Link to="/welcome">{t('welcome.token_intro')}</Link></Note>}
      </Entrance>
    </>
  );
}
