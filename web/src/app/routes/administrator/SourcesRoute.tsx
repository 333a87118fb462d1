import { sources } from '~/features/lookups/setup/sources';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** What flows look things up in. */
export function SourcesRoute() {
  return <SettingsFrame word="kinds.sources" may="settings.read"><SetupPage kind={sources} /></SettingsFrame>;
}
