import { IconPhoneOutgoing } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { useProblemText } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { dial, useDialTrouble, useMayDial } from './dial';

/** A telephone number; whoever may call does so by a click on it. */
export function CallNumber({ number }: { number: string }) {
  const { t } = useTranslation();
  const words = useProblemText();
  const may = useMayDial();
  const trouble = useDialTrouble();
  const { ask, phase, problem, dismiss } = useAsk(dial);
  useEffect(() => {
    if (phase !== 'refused') return;
    toast(words(problem));
    dismiss();
  }, [phase, problem, words, dismiss]);
  const shown = <Text as="bdi" num>{number}</Text>;
  if (!may || !/^\+?\d{3,}$/.test(number)) return shown;
  return (
    <PlainButton aria-label={t('dial.call_number', { number })} title={trouble ?? t('dial.call_number', { number })} aria-disabled={trouble !== null || undefined} aria-busy={phase === 'asked'}
      onClick={(event) => {
        event.stopPropagation();
        if (trouble) toast(trouble);
        else ask(number);
      }}>
      {shown} <Icon of={IconPhoneOutgoing} size="xs" />
    </PlainButton>
  );
}
