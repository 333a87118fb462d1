import { outsideNumbers } from '~/features/directory/setup/outsideNumbers';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** Numbers of others for everybody to look up. */
export function OutsideNumbersRoute() {
  return <SettingsFrame word="kinds.outside_numbers" may="settings.read"><SetupPage kind={outsideNumbers} /></SettingsFrame>;
}
