import { recognisers } from '~/features/recognition/setup/recognisers';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** How what callers say becomes words. */
export function RecognisersRoute() {
  return <SettingsFrame word="kinds.recognisers" may="settings.read"><SetupPage kind={recognisers} /></SettingsFrame>;
}
