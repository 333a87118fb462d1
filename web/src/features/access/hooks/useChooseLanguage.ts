import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { speakEverywhere } from '~/texts/language';
import { keepLanguage } from '../api/session';

/** Shows all pages of this person in another language, and keeps it with their account. */
export function useChooseLanguage(): (code: string) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async (code: string) => {
    await speakEverywhere(code);
    queries.setQueryData(['session'], await keepLanguage(code));
  }, [queries]);
}
