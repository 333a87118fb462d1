import { request } from '~/http/request';
import type { Alarm } from '~/live/messages';

const of = (alarmId: string) => `/alarms/${encodeURIComponent(alarmId)}/snooze`;

/** Be told of it again later; everybody sees who did so. */
export const snooze = (alarmId: string): Promise<Alarm> => request('POST', of(alarmId));

/** Be told of it at once again. */
export const endSnooze = (alarmId: string): Promise<Alarm> => request('DELETE', of(alarmId));
