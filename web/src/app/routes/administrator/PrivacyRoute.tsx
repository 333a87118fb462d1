import { PrivacyPage } from '~/features/privacy/components/PrivacyPage';
import { useLive } from '~/live/store';
import { SettingsFrame } from './SettingsFrame';

/** What is known of a person. */
export function PrivacyRoute() {
  const rights = useLive(({ centre }) => centre?.me.rights) ?? [];
  const mayExport = rights.includes('personal_data.export') && rights.includes('personal_data.see');
  return <SettingsFrame word="privacy.title" may={mayExport ? 'personal_data.export' : 'personal_data.erase'}><PrivacyPage mayExport={mayExport} mayErase={rights.includes('personal_data.erase')} /></SettingsFrame>;
}
