import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { Wall } from '~/design/patterns/Wall';
import { useKey } from '~/design/useKey';
import { chosenAgents, chosenQueues } from '~/features/routing/hooks/useBoardAddress';
import { standingOf, totalOf } from '~/features/routing/rules';
import { readWall } from '~/features/analytics/api/walls';
import { Problem } from '~/http/request';
import { Clock } from '~/live/Clock';
import { useNow } from '~/live/clock';
import { useFreshness } from '~/live/selectors';
import { useLive } from '~/live/store';
import { formatShare, formatTime, sameDay } from '~/texts/format';
import { Gate } from '../../shell/Gate';
import { isWatcher } from '../../shell/navigation';
import { NotAllowedPage, NotFoundPage } from '../shared/TroublePages';

const rowsMax = 7;

function toggleFull(): void {
  void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
}

/** The board on a big screen: what is chosen stands in the address, or in a wall that was saved. */
function OnTheWall() {
  const { t } = useTranslation();
  const { id } = useParams();
  const [params] = useSearchParams();
  const now = useNow();
  const freshness = useFreshness();
  const heardAt = useLive(({ line }) => line.heardAt);
  const centre = useLive((live) => live.centre);
  const saved = useQuery({ queryKey: ['wall', id], queryFn: () => readWall(id ?? ''), enabled: Boolean(id), refetchInterval: 60_000 });
  useKey('f', toggleFull);
  if (!centre || !isWatcher(centre.me)) return <NotAllowedPage title={t('wall.title')} />;
  if (saved.error instanceof Problem && saved.error.status === 404) return <NotFoundPage />;
  const wanted = { queues: saved.data?.queue_ids ?? params.getAll('queue'), team: saved.data?.team ?? params.get('team') ?? '' };
  const chosen = chosenQueues(Object.values(centre.queues), wanted);
  const ordered = wanted.queues.length ? [...chosen].sort((one, other) => wanted.queues.indexOf(one.id) - wanted.queues.indexOf(other.id)) : chosen;
  const agents = chosenAgents(Object.values(centre.agents), wanted);
  const count = (...states: string[]) => agents.filter(({ state }) => states.includes(state)).length;
  const total = totalOf(ordered);
  const seconds = ordered[0]?.target_seconds ?? 20;
  const alike = ordered.every(({ target_seconds }) => target_seconds === seconds);
  const more = ordered.length - rowsMax;
  const time = freshness === 'live' ? formatTime(now, centre.settings.time_zone, 'minutes') : t('board.as_of', { time: formatTime(heardAt, centre.settings.time_zone) });
  return (
    <>
      <title>{`${t('wall.title')} · Ringhall`}</title>
      <Wall title={saved.data?.name ?? (ordered.length === Object.keys(centre.queues).length ? t('wall.all') : ordered.map(({ name }) => name).join(', '))} time={time} stale={freshness === 'old'}
        controls={{ full: t('wall.full'), onFull: toggleFull, leave: t('wall.leave'), to: '/board' }}
        heads={{ queue: t('board.queue'), waiting: t('wall.waiting'), longest: t('wall.longest'), share: alike ? t('wall.in', { seconds }) : t('wall.in_target') }}
        rows={ordered.slice(0, rowsMax).map((queue) => {
          const standing = standingOf(queue.today.service_level, queue.target_share);
          const opens = queue.until !== null && sameDay(queue.until, now, centre.settings.time_zone) && formatTime(queue.until, centre.settings.time_zone, 'minutes');
          return {
            id: queue.id, name: queue.name, standing, waiting: queue.waiting, longest: queue.longest_since ? <Clock since={queue.longest_since} /> : '–',
            sign: queue.open ? undefined : [t('board.closed'), opens].filter(Boolean).join(' · '),
            share: formatShare(queue.today.service_level), words: standing === 'well' ? '' : t(standing === 'watch' ? 'wall.watch' : 'wall.missed'),
          };
        })}
        states={[
          { state: 'ready', count: count('ready'), word: t('wall.ready') },
          { state: 'talking', count: count('talking', 'hold'), word: t('wall.busy') },
          { state: 'not_ready', count: count('not_ready'), word: t('wall.not_ready') },
        ]}
        foot={more > 0 ? t('wall.more', { count: more }) : t('wall.foot', { share: formatShare(total.serviceLevel), target: formatShare(ordered[0]?.target_share) })} />
    </>
  );
}

/** The wall stands alone: no frame around it. It stays signed in and comes back by itself. */
export function WallPage() {
  return <Gate><OnTheWall /></Gate>;
}
