import { scripts } from '~/features/contact/setup/scripts';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** What agents say and write down, step by step. */
export function ScriptsRoute() {
  return <SettingsFrame word="kinds.scripts" may="settings.read"><SetupPage kind={scripts} /></SettingsFrame>;
}
