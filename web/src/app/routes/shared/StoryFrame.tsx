import { Button } from '@mantine/core';
import { IconLock, IconSearchOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Crumbs } from '~/design/Crumbs';
import { Empty, RowsToCome } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { Page } from '~/design/patterns/Story';
import { Problem } from '~/http/request';
import { ProblemNote } from '~/http/ProblemNote';
import { PageTitle } from '../../shell/title';

interface StoryFrameProps {
  id: string;
  reference: string | undefined;
  /** The page below the story, if it is one. */
  below?: string;
  error: unknown;
  /** What is shown once everything is there. */
  children: ReactNode;
  scrolls?: boolean;
}

/** Around a contact's story: whose it is, and what stands there while it comes, is unknown, or is not mine. */
export function StoryFrame({ id, reference, below, error, children, scrolls }: StoryFrameProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const name = reference ?? (error ? t('contacts.number') : '…');
  const back = <Button onClick={() => void navigate('/contacts')}>{t('story.back_to_list')}</Button>;
  const refusal = error instanceof Problem ? error.status : 0;
  const inside = () => {
    if (refusal === 404) return <Panel><Empty icon={IconSearchOff} title={t('story.not_found')} action={back}>{t('story.not_found_text')}</Empty></Panel>;
    if (refusal === 403) return <Panel><Empty icon={IconLock} title={t('story.not_yours')} action={back}>{t('story.not_yours_text')}</Empty></Panel>;
    if (!children) return <><ProblemNote error={error} />{!error && <Panel flush><RowsToCome rows={12} label={t('common.loading')} /></Panel>}</>;
    return <><ProblemNote error={error} />{children}</>;
  };
  return (
    <>
      <PageTitle tab={reference ?? t('contacts.title')}><Crumbs><Link to="/contacts">{t('contacts.title')}</Link>{below ? <Link to={`/contacts/${id}`}>{name}</Link> : <h1>{name}</h1>}{below && <h1>{below}</h1>}</Crumbs></PageTitle>
      <Page {...(scrolls ? { scrolls } : {})}>{inside()}</Page>
    </>
  );
}
