import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LiveMark } from '~/design/Frame';
import { Problem } from '~/http/request';
import { centreHealth, healthIn } from '../api/health';

/** One line at the entrance: does the centre work, and if not, which part of it. */
export function HealthLine() {
  const { t, i18n } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['health'], queryFn: centreHealth, retry: false, refetchInterval: 10_000 });
  const answered = error instanceof Problem && error.status > 0;
  const parts = Object.values((data ?? healthIn(error))?.parts ?? {}).filter(({ ok }) => !ok);
  const why = parts.map(({ code, fields }) => {
    const key = `health.${code.replaceAll('-', '_')}`;
    return i18n.exists(key) ? t(key as 'health.disk_full', { free: '', ...fields }) : '';
  }).filter(Boolean);
  const words = data?.ok ? t('sign_in.health_ok') : data || answered ? why.join(' ') || t('sign_in.health_bad') : error ? t('sign_in.health_unknown') : '';
  return words ? <LiveMark live={data?.ok ?? false}>{words}</LiveMark> : null;
}
