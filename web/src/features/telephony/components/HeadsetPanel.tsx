import { Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '~/design/Panel';
import { browserIsPhone, chooseBrowserPhone } from '~/phone/agentPhone';
import { DeviceCheck } from './DeviceCheck';

/** Which phone is mine, and does its microphone work. */
export function HeadsetPanel() {
  const { t } = useTranslation();
  const [browser, setBrowser] = useState(browserIsPhone());
  const choose = (yes: boolean) => {
    setBrowser(yes);
    chooseBrowserPhone(yes);
  };
  return (
    <Panel title={t('phone.headset')}>
      <Stack gap="lg">
        <Switch checked={browser} onChange={(event) => choose(event.currentTarget.checked)} label={t('phone.browser')} description={t('phone.browser_hint')} />
        {browser && <DeviceCheck />}
      </Stack>
    </Panel>
  );
}
