import { callRules } from '~/features/telephony/setup/callRules';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** What holds for all calls. */
export function CallRulesRoute() {
  return <SettingsFrame word="kinds.call_rules" may="settings.read"><SetupPage kind={callRules} /></SettingsFrame>;
}
