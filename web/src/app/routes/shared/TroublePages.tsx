import { Button } from '@mantine/core';
import { IconLock, IconMapOff, IconMoodSad } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Empty } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { Page } from '~/design/patterns/Story';
import { PageTitle } from '../../shell/title';

/** The page keeps its frame, says why it is closed, and whom to ask. */
export function NotAllowedPage({ title }: { title: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle tab={title}><h1>{title}</h1></PageTitle>
      <Page><Panel><Empty icon={IconLock} title={t('page.not_allowed')}>{t('page.not_allowed_text')}</Empty></Panel></Page>
    </>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <>
      <PageTitle tab={t('page.not_found')}><h1>{t('page.not_found')}</h1></PageTitle>
      <Page><Panel><Empty icon={IconMapOff} title={t('page.not_found')} action={<Button onClick={() => void navigate('/')}>{t('page.home')}</Button>}>{t('page.not_found_text')}</Empty></Panel></Page>
    </>
  );
}

/** An error of the page itself: nothing typed is lost, a reload mends it. */
export function StumbledPage() {
  const { t } = useTranslation();
  return <Page><Panel><Empty icon={IconMoodSad} title={t('page.broken')} action={<Button variant="filled" onClick={() => location.reload()}>{t('page.reload')}</Button>}>{t('page.broken_text')}</Empty></Panel></Page>;
}
