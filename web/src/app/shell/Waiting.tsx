import { useTranslation } from 'react-i18next';
import { Frame } from '~/design/Frame';
import { RowsToCome } from '~/design/Empty';
import { Page } from '~/design/patterns/Story';
import { Panel } from '~/design/Panel';

/** The shapes of a page that is still to come, and a word why. */
export function PageToCome({ label }: { label: string }) {
  return <Page><Panel flush><RowsToCome rows={10} label={label} /></Panel></Page>;
}

/** The frame before the first snapshot. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <Frame nav={{ label: t('nav.main'), items: [], foot: null }} rail title={<h1>Ringhall</h1>} tools={null} skip={[]}>
      <PageToCome label={t('line.connecting')} />
    </Frame>
  );
}
