import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { CutLinks } from '~/design/CutLinks';
import { Column, Page, PageHead } from '~/design/patterns/Story';
import { KeysPanels } from '~/features/access/account/KeysPanels';
import { LookPanel } from '~/features/access/account/LookPanel';
import { PasswordPanel } from '~/features/access/account/PasswordPanel';
import { PinPanel } from '~/features/access/account/PinPanel';
import { SecondFactorPanel } from '~/features/access/account/SecondFactorPanel';
import { SessionsPanel } from '~/features/access/account/SessionsPanel';
import { SoundsPanels } from '~/features/access/account/SoundsPanels';
import { PageTitle } from '../../shell/title';
import { NotFoundPage } from './TroublePages';

const parts = {
  look: <Column readable><LookPanel /></Column>,
  keys: <KeysPanels />,
  sounds: <SoundsPanels />,
  security: <Column readable><PasswordPanel /><SecondFactorPanel /><PinPanel /><SessionsPanel /></Column>,
};
type Part = keyof typeof parts;
const names = Object.keys(parts) as Part[];

/** What belongs to the person themself: how pages look, keys, sounds, password and sessions. */
export function AccountPage() {
  const { t } = useTranslation();
  const { part = 'look' } = useParams();
  if (!names.includes(part as Part)) return <NotFoundPage />;
  return (
    <>
      <PageTitle tab={t('account.title')}><h1>{t('account.title')}</h1></PageTitle>
      <Page key={part} scrolls>
        <PageHead><CutLinks label={t('account.title')} items={names.map((each) => ({ to: `/me/account/${each}`, word: t(`account.${each}`), here: each === part }))} /></PageHead>
        {parts[part as Part]}
      </Page>
    </>
  );
}
