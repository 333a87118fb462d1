import { FilePage } from '~/features/configuration/components/FilePage';
import { SettingsFrame } from './SettingsFrame';

/** All settings as a file. */
export function FileRoute() {
  return <SettingsFrame word="file.title" may="users.read"><FilePage /></SettingsFrame>;
}
