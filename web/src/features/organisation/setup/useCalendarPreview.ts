import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { components } from '~/generated/api';
import { query, request } from '~/http/request';
import type { Calendar } from './hours';

export type CalendarPreview = components['schemas']['CalendarPreview'];
export type Countries = components['schemas']['Countries'];

const settleMs = 250;

/** A calendar as it is typed, drawn by the server: the year, how it stands now, the holidays that come. */
export function useCalendarPreview(calendar: Calendar, year: number) {
  const [typed] = useDebouncedValue(JSON.stringify({ value: calendar, year }), settleMs);
  return useQuery({ queryKey: ['calendars', 'preview', typed], queryFn: () => request<CalendarPreview>('POST', '/calendars/preview', JSON.parse(typed)), placeholderData: (last) => last, gcTime: 0, retry: false });
}

/** The countries whose holidays are known, and the parts of one of them. */
export function useCountries(of: string): Countries | undefined {
  return useQuery({ queryKey: ['calendars', 'countries', of], queryFn: () => request<Countries>('GET', `/calendars/countries${query({ of })}`), placeholderData: (last) => last, staleTime: Infinity }).data;
}

/** The year that is looked at. */
export function useYear(): [number, (year: number) => void] {
  return useState(() => new Date().getFullYear());
}
