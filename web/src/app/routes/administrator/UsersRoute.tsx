import { users } from '~/features/access/setup/users';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** Who may sign in. */
export function UsersRoute() {
  return <SettingsFrame word="kinds.users" may="users.read"><SetupPage kind={users} /></SettingsFrame>;
}
