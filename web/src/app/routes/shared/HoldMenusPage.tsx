import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readHoldMenus } from '~/features/analytics/api/holdMenus';
import { FileButtons } from '~/features/analytics/components/FileButtons';
import { HoldMenus } from '~/features/analytics/components/HoldMenus';
import { useFiguresAddress } from '~/features/analytics/hooks/useFiguresAddress';
import { useLive } from '~/live/store';
import { PageTitle, PageTools } from '../../shell/title';
import { FigureLinks } from './FigureLinks';
import { NotAllowedPage } from './TroublePages';

/** What callers chose while they waited, over any period. */
export function HoldMenusPage() {
  const { t } = useTranslation();
  const may = useLive(({ centre }) => centre?.me.rights.includes('reports.read') ?? false);
  const at = useFiguresAddress('days7');
  const asked = { from: at.asked.from, to: at.asked.to, queue: at.queue };
  const { data, error } = useQuery({ queryKey: ['report', 'hold_menus', asked], queryFn: () => readHoldMenus(asked), enabled: may, placeholderData: keepPreviousData });
  if (!may) return <NotAllowedPage title={t('figures.hold_menus')} />;
  return (
    <>
      <PageTitle tab={t('figures.hold_menus')}><h1>{t('figures.title')}</h1><FigureLinks here="hold_menus" /></PageTitle>
      <PageTools><FileButtons path="/reports/hold_menus" asked={asked} formats={['csv']} /></PageTools>
      <HoldMenus at={at} report={data} error={error} />
    </>
  );
}
