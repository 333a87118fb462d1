import { useTranslation } from 'react-i18next';
import { Scroller } from '~/design/Scroller';
import { Sized } from '~/design/Sized';
import { Table, type Column } from '~/design/Table';
import { formatDuration, formatNumber, formatShare } from '~/texts/format';
import type { IvrFigures, IvrReport } from '../api/ivr';

const ends = ['to_queue', 'self_served', 'hung_up', 'elsewhere'] as const;

/** Each flow, then its ways, the most taken first; every caller stands in one of the last four columns. */
export function IvrTable({ report, total }: { report: IvrReport; total: IvrFigures }) {
  const { t } = useTranslation();
  const figure = (key: string, head: string, write: (row: IvrFigures) => string): Column<IvrFigures> => ({ key, head, num: true, cell: write, total: write(total) });
  const columns: Column<IvrFigures>[] = [
    { key: 'flow', head: t('figures.ivr_flow'), width: 'medium', total: t('figures.total'), cell: ({ flow, path }) => (path === null ? <b>{flow}</b> : '') },
    { key: 'path', head: t('figures.ivr_path'), width: 'wide', wrap: true, cell: ({ path, callers }) => (path === null ? t('figures.ivr_all_ways') : <Sized share={callers / total.callers}>{path || t('figures.ivr_no_choice')}</Sized>) },
    figure('callers', t('figures.ivr_callers'), ({ callers }) => formatNumber(callers)),
    figure('p50', t('figures.ivr_p50'), ({ p50_ms }) => formatDuration(p50_ms)),
    figure('p90', t('figures.ivr_p90'), ({ p90_ms }) => formatDuration(p90_ms)),
    figure('time', t('figures.ivr_by_time'), ({ offered_by_time, callers }) => formatShare(offered_by_time / callers, 1)),
    figure('errors', t('figures.ivr_by_errors'), ({ offered_by_errors, callers }) => formatShare(offered_by_errors / callers, 1)),
    ...ends.map((end) => figure(end, t(`figures.ivr_${end}`), (row) => formatNumber(row[end]))),
  ];
  return <Scroller label={t('figures.ivr')}><Table label={t('figures.ivr')} columns={columns} rows={report.items} rowKey={({ flow_id, path }) => JSON.stringify([flow_id, path])} withTotal /></Scroller>;
}
