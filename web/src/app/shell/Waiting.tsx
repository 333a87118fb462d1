import { useTranslation } from 'react-i18next';
import { Frame } from '~/design/Frame';
import { RowsToCome } from '~/design/Empty';
import { Page } from '~/design/patterns/Story';
import { Panel } from '~/design/Panel';

/** The frame before the first snapshot: shapes, and a word why. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <Frame nav={{ label: t('nav.main'), items: [], foot: null }} rail title={<h1>Ringhall</h1>} tools={null} skip={[]}>
      <Page><Panel flush><RowsToCome rows={10} label={t('line.connecting')} /></Panel></Page>
    </Frame>
  );
}
