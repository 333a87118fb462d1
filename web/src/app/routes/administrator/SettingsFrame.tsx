import type { ParseKeys } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '~/live/store';
import { PageTitle } from '../../shell/title';
import { NotAllowedPage } from '../shared/TroublePages';

/** Title and permission of a page of settings. */
export function SettingsFrame({ word, may, children }: { word: ParseKeys; may: string; children: ReactNode }) {
  const { t } = useTranslation();
  const allowed = useLive(({ centre }) => centre?.me.rights.includes(may) ?? false);
  if (!allowed) return <NotAllowedPage title={t(word)} />;
  return <><PageTitle tab={t(word)}><h1>{t(word)}</h1></PageTitle>{children}</>;
}
