import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Spark } from '~/design/Spark';
import type { Standing } from '~/design/Health';
import { serverNow } from '~/live/clock';
import { useLive } from '~/live/store';
import { halfHours } from '../api/madeOf';

const shownMs = 4 * 3_600_000;
const stepMs = 1_800_000;
const refreshMs = 60_000;

/** The service level of a queue in the last four hours. */
export function QueueTrend({ queueId, standing }: { queueId: string; standing: Standing }) {
  const { t } = useTranslation();
  const may = useLive(({ centre }) => centre?.me.rights.includes('reports.read') ?? false);
  const { data } = useQuery({
    queryKey: ['board', 'trend'], enabled: may, refetchInterval: refreshMs,
    queryFn: () => {
      const end = Math.ceil(serverNow() / stepMs) * stepMs;
      return halfHours(new Date(end - shownMs).toISOString(), new Date(end).toISOString());
    },
  });
  const values = (data?.items ?? []).filter(({ queue_id }) => queue_id === queueId).map(({ service_level }) => service_level);
  return <Spark values={values} standing={standing} label={t('board.last_hours')} />;
}
