import { webhooks } from '~/features/operations/setup/webhooks';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** Programs of others that are told of contacts and alarms. */
export function WebhooksRoute() {
  return <SettingsFrame word="kinds.webhooks" may="settings.read"><SetupPage kind={webhooks} /></SettingsFrame>;
}
