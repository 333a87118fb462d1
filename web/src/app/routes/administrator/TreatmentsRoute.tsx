import { useQuery } from '@tanstack/react-query';
import { listPrompts } from '~/features/speech/api/prompts';
import { Listen } from '~/features/speech/components/Listen';
import { RecordingsContext, type Recordings } from '~/features/waiting/setup/recordings';
import { treatments } from '~/features/waiting/setup/treatments';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** What queues do for those who wait. */
export function TreatmentsRoute() {
  const { data = [] } = useQuery({ queryKey: ['setup', 'prompts'], queryFn: listPrompts });
  const recordings: Recordings = {
    names: data.map(({ name }) => name),
    listen: (name) => {
      const prompt = data.find((each) => each.name === name);
      return prompt ? <Listen key={name} name={name} version={`${prompt.bytes}-${prompt.seconds}`} /> : null;
    },
  };
  return <SettingsFrame word="kinds.treatments" may="settings.read"><RecordingsContext value={recordings}><SetupPage kind={treatments} /></RecordingsContext></SettingsFrame>;
}
