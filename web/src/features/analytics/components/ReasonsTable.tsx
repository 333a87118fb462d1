import { useTranslation } from 'react-i18next';
import { Panel } from '~/design/Panel';
import { Scroller } from '~/design/Scroller';
import { Table } from '~/design/Table';
import { useChoices } from '~/live/names';
import { formatDuration } from '~/texts/format';
import type { Summary } from '../api/reports';

/** Why agents were not ready, and for how long; each row adds up to its time not ready. */
export function ReasonsTable({ report }: { report: Summary }) {
  const { t } = useTranslation();
  const { reasons: named } = useChoices();
  const reasons = Object.keys(report.total.reasons).sort();
  if (!reasons.length) return null;
  const word = (code: string) => (code ? named.find((reason) => reason.code === code)?.name ?? code : t('figures.no_reason'));
  return (
    <Panel flush title={t('figures.reasons')}>
      <Scroller label={t('figures.reasons')}>
        <Table label={t('figures.reasons')} withTotal rows={report.things.filter(({ reasons: mine }) => Object.keys(mine).length)} rowKey={({ id }) => id} columns={[
          { key: 'name', head: t('figures.one_agents'), width: 'medium', cell: ({ name }) => name, total: t('figures.total') },
          ...reasons.map((code) => ({ key: `reason:${code}`, head: word(code), num: true, cell: ({ reasons: mine }: Summary['total']) => formatDuration(mine[code] ?? 0), total: formatDuration(report.total.reasons[code] ?? 0) })),
        ]} />
      </Scroller>
    </Panel>
  );
}
