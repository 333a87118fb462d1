import { numbers } from '~/features/organisation/setup/numbers';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** What callers dial. */
export function NumbersRoute() {
  return <SettingsFrame word="kinds.numbers" may="settings.read"><SetupPage kind={numbers} /></SettingsFrame>;
}
