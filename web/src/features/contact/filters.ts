import type { ContactFilters } from './api/contacts';

/** The filters as they stand in the address. Days are days of the viewer; moments with a time are taken as they are. */
export const filterNames = ['q', 'near', 'queue', 'agent', 'dialled', 'disposition', 'outcome', 'number', 'text', 'from', 'to', 'wait_min', 'wait_max', 'length_min', 'length_max'] as const;
export type FilterName = (typeof filterNames)[number];

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The moment a day begins where the viewer is, `later` days after it; nothing for what is no day. */
export function beginOfDay(text: string, later = 0): string | undefined {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  const at = new Date(year, month - 1, date + later);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

export function read(params: URLSearchParams): ContactFilters {
  return Object.fromEntries(filterNames.flatMap((name) => { const value = params.get(name)?.trim(); return value ? [[name, value]] : []; }));
}

/** The filters as the server takes them: `from` and `to` are whole days, both included. */
export function asAsked(filters: ContactFilters): ContactFilters {
  const moment = (text: string | undefined, later: number) => (text && day.test(text) ? beginOfDay(text, later) : text);
  return { ...filters, from: moment(filters.from, 0), to: moment(filters.to, 1) };
}
