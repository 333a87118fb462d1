import { useCalendars } from '~/features/organisation/setup/calendars';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** When the centre is open. */
export function CalendarsRoute() {
  const calendars = useCalendars();
  return <SettingsFrame word="kinds.calendars" may="settings.read"><SetupPage kind={calendars} /></SettingsFrame>;
}
