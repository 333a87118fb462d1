import { useTranslation } from 'react-i18next';
import { PlainButton } from '~/design/PlainButton';
import { Scroller } from '~/design/Scroller';
import { Sized } from '~/design/Sized';
import { Table, type Column } from '~/design/Table';
import type { Cut, Row, Summary } from '../api/reports';
import type { Dictionary } from '../hooks/useDefinitions';
import { looks } from '../rules';

interface FiguresTableProps {
  cut: Cut;
  report: Summary;
  dictionary: Dictionary;
  onDefine: (key: string) => void;
}

/** A row for each thing, and the total they add up to. Each head opens its definition. */
export function FiguresTable({ cut, report, dictionary, onDefine }: FiguresTableProps) {
  const { t } = useTranslation();
  const { columns, size } = looks[cut];
  const largest = Math.max(1, ...report.things.map(({ figures }) => figures[size] ?? 0));
  const shown: Column<Row>[] = [
    { key: 'name', head: t(`figures.one_${cut}`), width: 'medium', total: t('figures.total'), cell: ({ name, figures }) => <Sized share={(figures[size] ?? 0) / largest}>{name}</Sized> },
    ...columns.map((key) => ({
      key, num: true, head: <PlainButton aria-haspopup="dialog" onClick={() => onDefine(key)}>{dictionary.name(key)}</PlainButton>,
      total: dictionary.write(key, report.total.figures[key]), cell: ({ figures }: Row) => dictionary.write(key, figures[key]),
    })),
  ];
  return <Scroller label={t(`figures.${cut}`)}><Table label={t(`figures.${cut}`)} columns={shown} rows={report.things} rowKey={({ id }) => id} withTotal /></Scroller>;
}
