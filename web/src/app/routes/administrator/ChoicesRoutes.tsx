import { useTranslation } from 'react-i18next';
import { dispositions, reasons } from '~/features/contact/setup/choices';
import { useKnown } from '~/setup/known';
import { OrderedPage } from '~/setup/OrderedPage';
import { SettingsFrame } from './SettingsFrame';

/** What agents choose from in wrap-up. */
export function DispositionsRoute() {
  const { t } = useTranslation();
  const known = useKnown();
  return <SettingsFrame word="kinds.dispositions" may="settings.read"><OrderedPage kind={dispositions} note={({ queue_ids }) => queue_ids.map((id) => known.name('queues', id)).join(', ') || t('dispositions.all_queues')} /></SettingsFrame>;
}

/** What agents choose from when they are not ready. */
export function ReasonsRoute() {
  return <SettingsFrame word="kinds.reasons" may="settings.read"><OrderedPage kind={reasons} note={({ id }) => id} /></SettingsFrame>;
}
