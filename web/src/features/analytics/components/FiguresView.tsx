import { IconChartBar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { Figures } from '~/design/Figures';
import { Panel } from '~/design/Panel';
import { Overview } from '~/design/patterns/Overview';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { foreignZone } from '~/texts/format';
import type { Cut, Report } from '../api/reports';
import { useDefinitions } from '../hooks/useDefinitions';
import type { FiguresAddress } from '../hooks/useFiguresAddress';
import { looks, ownStrip } from '../rules';
import { Compared } from './Compared';
import { DefinitionDrawer } from './DefinitionDrawer';
import { FiguresFilter } from './FiguresFilter';
import { FiguresPlots } from './FiguresPlots';
import { FiguresTable } from './FiguresTable';
import { LoadPlot } from './LoadPlot';
import { ReasonsTable } from './ReasonsTable';

interface ViewProps {
  cut: Cut;
  at: FiguresAddress;
  report: Report | undefined;
  error: unknown;
  /** Of one agent alone, who reads it: nothing of others stands there. */
  own?: boolean;
}

/** Strip, plots and table of one report, and the definition that is open. */
export function FiguresView({ cut, at, report, error, own }: ViewProps) {
  const { t } = useTranslation();
  const dictionary = useDefinitions();
  const opened = dictionary.of(at.define);
  const to = (key: string) => `?${new URLSearchParams([...new URLSearchParams(window.location.search).entries()].filter(([name]) => name !== 'define').concat([['define', key]]))}`;
  const head = <FiguresFilter at={at} crew={cut === 'agents' && !own} />;
  if (error || dictionary.error) return <Overview>{head}<ProblemNote error={error ?? dictionary.error} /></Overview>;
  if (!report || !dictionary.all.length) return <Overview>{head}<Panel><RowsToCome rows={12} label={t('common.loading')} /></Panel></Overview>;
  const { size } = looks[cut];
  const strip = own ? ownStrip : looks[cut].strip;
  const zone = foreignZone(report.time_zone);
  const idle = !report.total.figures[size] && !report.total.figures.signed_in_ms;
  return (
    <Overview drawer={opened && <DefinitionDrawer dictionary={dictionary} of={opened} total={opened.cut === cut ? report.total.figures : undefined} onClose={() => at.go({ define: '' })} />}>
      {head}
      <Figures items={strip.map((key) => ({
        name: dictionary.name(key), to: to(key), value: dictionary.write(key, report.total.figures[key]),
        note: <Compared definition={dictionary.of(key)} now={report.total.figures[key]} then={report.compared?.total.figures[key]} compare={at.compare} />,
      }))} />
      {idle
        ? <Panel><Empty icon={IconChartBar} title={t('figures.empty')}>{t('figures.empty_text')}</Empty></Panel>
        : <FiguresPlots cut={cut} report={report} interval={at.interval} compare={at.compare} dictionary={dictionary} />}
      {cut === 'agents' && <LoadPlot report={report} dictionary={dictionary} />}
      <Panel flush label={t(`figures.${cut}`)}><FiguresTable cut={cut} report={report} dictionary={dictionary} onDefine={(define) => at.go({ define })} /></Panel>
      {cut === 'agents' && <ReasonsTable report={report} />}
      <Text as="p" size="xs" tone="meta">{t('figures.footnote')} {zone && t('figures.in_zone', { zone })}</Text>
    </Overview>
  );
}
