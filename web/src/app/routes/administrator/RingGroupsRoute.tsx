import { ringGroups } from '~/features/telephony/setup/ringGroups';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** Phones that ring for one call. */
export function RingGroupsRoute() {
  return <SettingsFrame word="kinds.ring_groups" may="settings.read"><SetupPage kind={ringGroups} /></SettingsFrame>;
}
