import { trunks } from '~/features/telephony/setup/trunks';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** Lines to the public network. */
export function TrunksRoute() {
  return <SettingsFrame word="kinds.trunks" may="settings.read"><SetupPage kind={trunks} /></SettingsFrame>;
}
