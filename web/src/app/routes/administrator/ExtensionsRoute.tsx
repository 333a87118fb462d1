import { extensions } from '~/features/telephony/setup/extensions';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** Short numbers for calls among ourselves. */
export function ExtensionsRoute() {
  return <SettingsFrame word="kinds.extensions" may="settings.read"><SetupPage kind={extensions} /></SettingsFrame>;
}
