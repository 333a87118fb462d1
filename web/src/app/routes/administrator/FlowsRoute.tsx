import { flows } from '~/features/flows/setup/flows';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** What callers hear. */
export function FlowsRoute() {
  return <SettingsFrame word="kinds.flows" may="settings.read"><SetupPage kind={flows} /></SettingsFrame>;
}
