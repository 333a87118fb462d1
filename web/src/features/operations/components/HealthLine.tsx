import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LiveMark } from '~/design/Frame';
import { Problem } from '~/http/request';
import { centreHealth } from '../api/health';

/** One line at the entrance: does the centre work? */
export function HealthLine() {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['health'], queryFn: centreHealth, retry: false, refetchInterval: 10_000 });
  const answered = error instanceof Problem && error.status > 0;
  const words = data?.ok ? t('sign_in.health_ok') : data || answered ? t('sign_in.health_bad') : error ? t('sign_in.health_unknown') : '';
  return words ? <LiveMark live={data?.ok ?? false}>{words}</LiveMark> : null;
}
