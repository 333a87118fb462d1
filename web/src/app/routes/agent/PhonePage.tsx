import { useTranslation } from 'react-i18next';
import { Halves } from '~/design/Panel';
import { Page } from '~/design/patterns/Story';
import { HeadsetPanel } from '~/features/telephony/components/HeadsetPanel';
import { SipAccountPanel } from '~/features/telephony/components/SipAccountPanel';
import { useMyAgent } from '~/live/selectors';
import { PageTitle } from '../../shell/title';
import { NotAllowedPage } from '../shared/TroublePages';

/** Settings of my phone: headset, and the SIP account for any other phone. */
export function PhonePage() {
  const { t } = useTranslation();
  const agent = useMyAgent();
  if (!agent) return <NotAllowedPage title={t('phone.title')} />;
  return (
    <>
      <PageTitle tab={t('phone.title')}><h1>{t('phone.title')}</h1></PageTitle>
      <Page><Halves><HeadsetPanel /><SipAccountPanel /></Halves></Page>
    </>
  );
}
