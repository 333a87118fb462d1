import { Button } from '@mantine/core';
import { IconEar, IconPlayerSkipForward } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { formatDuration } from '~/texts/format';
import type { Course, Doing } from '../model/tests';

const jumps = [5, 60];
const leastSeconds = 0.001;

/** Time passes: to the end of what is said, by so much, or to what happens by itself. */
export function TimeTools({ course, onLet }: { course: Course | undefined; onLet: (doing: Doing) => void }) {
  const { t } = useTranslation();
  const goesOn = course !== undefined && !course.end;
  const hears = goesOn && course.waiting === 'prompt';
  const next = goesOn ? course.next_ms : null;
  return (
    <>
      {jumps.map((seconds) => <Button key={seconds} disabled={!goesOn} aria-label={t('designer.try_wait', { time: formatDuration(seconds * 1000) })} onClick={() => onLet({ wait: seconds })}>+{formatDuration(seconds * 1000)}</Button>)}
      <Button leftSection={<Icon of={hears ? IconEar : IconPlayerSkipForward} size="sm" />} disabled={next === null} onClick={() => { if (next !== null) onLet(hears ? { listen: true } : { wait: Math.max(next / 1000, leastSeconds) }); }}>{t(hears ? 'designer.try_listen' : 'designer.try_next')}</Button>
    </>
  );
}
