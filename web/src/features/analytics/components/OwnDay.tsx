import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SmallFigures } from '~/design/Figures';
import { FootHead } from '~/design/patterns/Work';
import { Text } from '~/design/Text';
import { serverNow } from '~/live/clock';
import { useMyAgent } from '~/live/selectors';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { readOwnResults } from '../api/reports';
import { useDefinitions } from '../hooks/useDefinitions';
import { beginOf, dateIn, laterBy } from '../rules';

const refreshMs = 30_000;
const shown = ['handled', 'handle_seconds', 'occupancy'] as const;
const nothingYet = '–';

/** The signed-in agent's own figures of the centre's day, small; dashes stand in their places until they are there. */
export function OwnDay() {
  const { t } = useTranslation();
  const zone = useZone() ?? 'UTC';
  const agent = useLive(({ centre }) => centre?.me.agent_id ?? null);
  // A contact that is done counts at once.
  const inHand = useMyAgent()?.contact_id;
  const dictionary = useDefinitions();
  const { data } = useQuery({
    queryKey: ['own-day', agent, inHand], enabled: agent !== null, refetchInterval: refreshMs, placeholderData: (last) => last,
    queryFn: () => {
      const today = dateIn(zone, serverNow());
      return readOwnResults({ from: new Date(beginOf(today, zone)).toISOString(), to: new Date(beginOf(laterBy(today, 1), zone)).toISOString(), interval: '1d', time_zone: zone, compare: '' });
    },
  });
  return (
    <>
      <FootHead title={t('desk.my_day')} end={<Link to="/me/results"><Text size="xs">{t('desk.day_details')}</Text></Link>} />
      <SmallFigures items={shown.map((key) => ({ name: dictionary.of(key)?.name ?? '', value: data ? dictionary.write(key, data.total.figures[key]) : nothingYet }))} />
    </>
  );
}
