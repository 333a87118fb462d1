import { useTranslation } from 'react-i18next';
import { useZone } from '~/person/preferences';
import { formatDay, formatDuration, formatNumber, formatTime } from '~/texts/format';
import type { Prompt } from '../api/prompts';

const ms = 1000;

/** What is told of a version: from what it is, how loud, how long, by whom and when. */
export function usePromptWords() {
  const { t } = useTranslation();
  const zone = useZone();
  return {
    origin: ({ origin, detail }: Prompt, lettersMax = detail.length) => (origin === 'uploaded' && !detail ? t('prompts.unnamed_file') : t(`prompts.origin_${origin}`, { detail: detail.length > lettersMax ? `${detail.slice(0, lettersMax)}…` : detail })),
    loudness: ({ lufs }: Prompt) => (lufs === null ? t('prompts.not_measured') : t('prompts.lufs', { value: formatNumber(Math.round(lufs * 10) / 10) })),
    length: ({ seconds }: Prompt) => (seconds < 10 ? t('prompts.seconds', { value: formatNumber(Math.round(seconds * 10) / 10) }) : formatDuration(seconds * ms)),
    made: ({ made_at: at }: Prompt) => `${formatDay(at, zone)} ${formatTime(at, zone, 'minutes')}`,
    author: ({ author }: Prompt) => author || t('prompts.nobody_known'),
  };
}
