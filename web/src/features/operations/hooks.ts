import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '~/live/messages';
import { useLive } from '~/live/store';
import { formatDuration, formatNumber, formatShare } from '~/texts/format';

const helped = ['switch_down', 'database-away', 'audit-difference', 'recording-not-kept', 'recording-short', 'recording-missing', 'webhook-fails'] as const;
const ours = ['service_level', 'abandonment', 'longest_wait', 'nobody_here', 'agent_state', 'message_due', 'figures_differ', ...helped] as const;
const tables = ['queue_visit', 'arrival', 'agent_turn', 'agent_span'] as const;
type Ours = (typeof ours)[number];
type Helped = (typeof helped)[number];

const tenths = (seconds: unknown) => formatNumber(Math.round(Number(seconds ?? 0) * 10) / 10);

/** Alarms in the language of the page; those nobody has words for, in the server's. */
export function useAlarmWords(): { title: (alarm: Alarm) => string; more: (alarm: Alarm) => string } {
  const { t } = useTranslation();
  const agents = useLive(({ centre }) => centre?.agents);
  const title = useCallback(({ code, fields, text }: Alarm) => {
    if (!(ours as readonly string[]).includes(code)) return text;
    const state = typeof fields.state === 'string' ? t(`state.${fields.state as 'hold'}`) : '';
    const share = typeof fields.share === 'number' ? formatShare(fields.share, code === 'abandonment' ? 1 : 0) : '';
    return t(`alert.${code as Ours}`, {
      queue: String(fields.queue ?? ''), agent: String(fields.agent ?? ''), count: Number(fields.waiting ?? fields.rows ?? fields.count ?? 0), state, share, seconds: tenths(fields.seconds), expected: tenths(fields.expected_seconds),
      limit: formatDuration(Number(fields.limit_seconds ?? 0) * 1000), target: formatShare(Number(fields.target ?? fields.norm ?? 0)),
      webhook: String(fields.webhook ?? ''), why: String(fields.why ?? ''), day: String(fields.day ?? ''), tables: tables.filter((name) => String(fields.tables ?? '').split(', ').includes(name)).map((name) => t(`alert.figures_${name}`)).join(', '),
    });
  }, [t]);
  const more = useCallback(({ code, fields, action }: Alarm) => {
    const away = Object.values(agents ?? {}).filter(({ state, queue_ids }) => state === 'not_ready' && queue_ids.includes(String(fields.queue_id))).length;
    if (code === 'agent_state') return t('alert.agent_limit', { limit: formatDuration(Number(fields.limit_seconds ?? 0) * 1000), queue: String(fields.queue ?? '–') });
    if (code === 'message_due') return t('board.alarm_action', { action: t('alert.message_due_help') });
    if (code === 'figures_differ') return t('alert.figures_repair', { day: String(fields.day ?? '') });
    if (typeof fields.queue_id === 'string') return away ? t('alert.not_ready', { count: away }) : t('alert.nobody_away');
    const help = (helped as readonly string[]).includes(code) ? t(`alert.${code as Helped}_help`) : action;
    return help ? t('board.alarm_action', { action: help }) : '';
  }, [agents, t]);
  return { title, more };
}
