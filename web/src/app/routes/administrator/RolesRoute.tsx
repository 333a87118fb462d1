import { RolesPage } from '~/features/access/setup/roles';
import { SettingsFrame } from './SettingsFrame';

/** What each role may do. */
export function RolesRoute() {
  return <SettingsFrame word="kinds.roles" may="users.read"><RolesPage /></SettingsFrame>;
}
