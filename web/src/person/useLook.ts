import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { usePreferences } from './preferences';

/** Shows the pages as this person wishes them: light or dark, close or airy; once it is known what they wish. */
export function useLook(known: boolean): void {
  const { theme, density } = usePreferences().look;
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => { if (known) setColorScheme(theme); }, [known, theme, setColorScheme]);
  useEffect(() => {
    if (known) document.documentElement.dataset.density = density;
  }, [known, density]);
}
