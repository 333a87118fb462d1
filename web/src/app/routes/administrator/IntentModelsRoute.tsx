import { intentModels } from '~/features/understanding/setup/intentModels';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** What open questions are understood by. */
export function IntentModelsRoute() {
  return <SettingsFrame word="kinds.intent_models" may="settings.read"><SetupPage kind={intentModels} /></SettingsFrame>;
}
