import { treatments } from '~/features/waiting/setup/treatments';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';
import { WithRecordings } from './WithRecordings';

/** What queues do for those who wait. */
export function TreatmentsRoute() {
  return <SettingsFrame word="kinds.treatments" may="settings.read"><WithRecordings><SetupPage kind={treatments} /></WithRecordings></SettingsFrame>;
}
