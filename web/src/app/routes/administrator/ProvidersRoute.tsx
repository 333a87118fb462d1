import { providers } from '~/features/access/setup/providers';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** Services by which people sign in beside a password. */
export function ProvidersRoute() {
  return <SettingsFrame word="kinds.identity_providers" may="users.read"><SetupPage kind={providers} /></SettingsFrame>;
}
