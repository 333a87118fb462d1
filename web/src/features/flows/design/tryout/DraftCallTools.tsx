import { Button } from '@mantine/core';
import { IconArrowBackUp, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { Meter } from '~/design/Meter';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import type { DraftCall } from './useDraftCall';

/** How the real call stands, and what can be done with it as a whole. */
export function DraftCallTools({ live }: { live: DraftCall }) {
  const { t } = useTranslation();
  const { stage, level } = live;
  const goesOn = stage === 'connecting' || stage === 'up';
  return (
    <>
      {stage === 'up' && <><Text size="sm" weight="medium">{t('guest.up')}</Text><Meter level={level} label={t('guest.level')} /></>}
      {stage === 'connecting' && <Text size="sm" weight="medium">{t('guest.connecting')}</Text>}
      <Button leftSection={<Icon of={IconPhone} size="sm" />} disabled={goesOn} onClick={live.start}>{t('designer.try_again')}</Button>
      <Button leftSection={<Icon of={IconArrowBackUp} size="sm" />} onClick={live.leave}>{t('designer.without_phone')}</Button>
    </>
  );
}

/** What the real call is, and what is to be known of it now. */
export function DraftCallNotes({ live: { stage, isOld } }: { live: DraftCall }) {
  const { t } = useTranslation();
  return (
    <>
      {stage === 'failed' && <Note tone="breach">{t('guest.failed')}</Note>}
      {isOld && <Note>{t('designer.call_is_old')}</Note>}
      <Text as="p" size="sm" tone="meta">{t('designer.call_draft_text')}</Text>
    </>
  );
}
