import { Button } from '@mantine/core';
import { IconCloudOff, IconEye } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { Banner } from '~/design/Note';
import { useNow } from '~/live/clock';
import { useLive } from '~/live/store';
import { tryNow } from '~/live/socket';
import { movePhoneHere, usePhone } from '~/phone/agentPhone';

const backShownMs = 5000;

/** How the page stands with the centre, when it does not stand well: cut off, just back, second tab. */
export function LineBanner() {
  const { t } = useTranslation();
  useNow();
  const line = useLive((live) => live.line);
  const moved = useLive((live) => live.phoneMoved);
  const inCall = usePhone().call?.stage === 'up';
  const last = useRef(line.state);
  useEffect(() => {
    if (line.state === 'lost' && last.current === 'live') announce(t(inCall ? 'say.lost' : 'say.lost_idle'), 'assertive');
    if (line.state === 'live' && last.current === 'lost') announce(t('say.back'));
    last.current = line.state;
  // What is said is said when the line changes, not when the call does.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [line.state, t]);

  const seconds = (ms: number) => Math.max(0, Math.round(ms / 1000));
  if (line.state === 'lost') {
    return (
      <Banner tone="watch" icon={IconCloudOff} title={t('line.lost', { seconds: seconds(Date.now() - (line.lostAt ?? Date.now())) })} end={<Button size="xs" onClick={tryNow}>{t('line.try_now')}</Button>}>
        {inCall ? t('line.lost_call') : t('line.lost_text')} {t('line.try', { seconds: seconds((line.tryAt ?? Date.now()) - Date.now()) })}
      </Banner>
    );
  }
  if (moved) return <Banner icon={IconEye} title={t('line.second')} end={<Button size="xs" onClick={() => void movePhoneHere()}>{t('line.move')}</Button>}>{t('line.second_text')}</Banner>;
  if (line.backAt && Date.now() - line.backAt < backShownMs) return <Banner tone="ok" title={t('line.back')} />;
  return null;
}
