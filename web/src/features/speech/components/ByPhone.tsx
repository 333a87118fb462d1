import { Button, Group } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { formatTime } from '~/texts/format';
import { askPhoneCode, type PhoneCode } from '../api/prompts';

const half = 4;

interface ByPhoneProps {
  /** The prompt; empty while it has no name yet. */
  name: string;
  onDone: (name: string) => void;
}

/** The way to record with a phone: what to dial and to type, until the centre tells that it is kept. */
export function ByPhone({ name, onDone }: ByPhoneProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const zone = useZone();
  const notice = useLive((live) => live.notice);
  const before = useRef(notice?.turn);
  const [code, setCode] = useState<PhoneCode | null>(null);
  const { ask, phase, problem } = useAsk(async () => setCode(await askPhoneCode(name)));
  const recorded = notice?.code === 'prompt_recorded' && notice.fields.name === name && notice.turn !== before.current;
  useEffect(() => {
    if (!recorded) return;
    void queries.invalidateQueries({ queryKey: ['setup'] }).then(() => onDone(name));
  }, [recorded, queries, name, onDone]);
  return (
    <>
      <Group gap="xs"><Button disabled={!name} aria-busy={phase === 'asked'} leftSection={<Icon of={IconPhone} size="sm" />} onClick={() => ask()}>{t('prompts.by_phone')}</Button></Group>
      {problem && <ProblemNote error={problem} />}
      {!code && !problem && <Text as="p" size="sm" tone="meta">{t('prompts.by_phone_hint')}</Text>}
      {code && (
        <div role="status">
          <Note icon={IconPhone} tone="brand">
            {code.inside && <Text as="p">{t('prompts.by_phone_inside', { code: code.inside })}</Text>}
            {code.outside && <Text as="p">{t('prompts.by_phone_outside', { number: code.outside })}</Text>}
            <Text as="p">{t('prompts.by_phone_then')}</Text>
            <Text as="p" size="xl"><bdi dir="ltr">{`${code.digits.slice(0, half)} ${code.digits.slice(half)}`}</bdi></Text>
            <Text as="p" size="sm">{t('prompts.by_phone_until', { time: formatTime(code.until, zone, 'minutes'), name })}</Text>
          </Note>
        </div>
      )}
    </>
  );
}
