import { PromptsPage } from '~/features/speech/components/PromptsPage';
import { SettingsFrame } from './SettingsFrame';

/** Announcements of our own. */
export function PromptsRoute() {
  return <SettingsFrame word="kinds.prompts" may="settings.read"><PromptsPage /></SettingsFrame>;
}
