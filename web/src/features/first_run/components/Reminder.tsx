import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Banner } from '~/design/Note';
import { readFirstRun, remind } from '../api/firstRun';

/** On an administrator's overview: which steps are left, until they are done or nobody wants to hear of them. */
export function Reminder() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: run } = useQuery({ queryKey: ['first_run'], queryFn: readFirstRun });
  if (!run?.shown) return null;
  const left = run.steps.filter(({ state }) => state === 'open').map(({ name }) => t(`welcome.${name}`));
  const dismiss = () => { void remind(false).then(() => queries.invalidateQueries({ queryKey: ['first_run'] })).catch(() => undefined); };
  return (
    <Banner tone="brand" title={t('welcome.left', { count: left.length })} end={<><Button size="xs" onClick={() => void navigate('/welcome/next')}>{t('welcome.resume')}</Button><Button size="xs" variant="subtle" onClick={dismiss}>{t('welcome.dismiss')}</Button></>}>
      {left.join(' · ')}
    </Banner>
  );
}
