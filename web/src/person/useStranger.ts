import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { speakAsDevice } from '~/texts/language';
import { adopt } from './preferences';

/** Nobody is known here: nothing stays of the wishes of whoever sat here before. */
export function useStranger(): void {
  const { clearColorScheme } = useMantineColorScheme();
  useEffect(() => {
    adopt();
    clearColorScheme();
    delete document.documentElement.dataset.density;
    void speakAsDevice();
  // Once, at the entrance: afterwards its own menu chooses the language.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
