import { Page } from '~/design/patterns/Story';
import { Overview } from '~/features/configuration/components/Overview';
import { SettingsFrame } from './SettingsFrame';

/** All settings at a glance. */
export function OverviewRoute() {
  return <SettingsFrame word="nav.all_settings" may="settings.edit"><Page scrolls><Overview /></Page></SettingsFrame>;
}
