import { SeatsPage } from '~/features/telephony/setup/SeatsPage';
import { SettingsFrame } from './SettingsFrame';

/** Agents' phones. */
export function SeatsRoute() {
  return <SettingsFrame word="kinds.seats" may="secrets.read"><SeatsPage /></SettingsFrame>;
}
