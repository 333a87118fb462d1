import { IconArrowBackUp, IconCheck, IconClock, IconCornerDownRight, IconDatabaseSearch, IconDialpad, IconLanguage, IconMessageQuestion, IconMicrophone, IconPasswordMobilePhone, IconPhone, IconPhoneOff, IconShieldCheck, IconStack2, IconVolume, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { titleOf, type FlowDocument } from '../model/document';
import { isAmong, type CallMoment, type TakenWay } from '../model/tests';
import { waysOf } from '../kinds/registry';
import type { StepWords } from '../useStepWords';

const icons: Record<string, Icon> = {
  begins: IconPhone, key: IconDialpad, said: IconMicrophone, heard: IconVolume, time_up: IconClock, queue: IconStack2, transfer: IconPhoneOff, message: IconVolume, call_back: IconPhone, slots: IconClock,
  verified: IconShieldCheck, look_up: IconDatabaseSearch, understood: IconMessageQuestion, code: IconPasswordMobilePhone, language: IconLanguage, no_flow: IconPhoneOff, enters: IconCornerDownRight, returns: IconArrowBackUp, answered: IconCheck, hangs_up: IconPhoneOff,
};

/** What happens in a call, in words. */
export function useCallWords(document: FlowDocument, words: StepWords) {
  const { t } = useTranslation();
  const name = (flow: string, node: string) => (flow ? node : titleOf(document, node));
  const wayOf = ({ flow, node: id, exits, to }: TakenWay): string => {
    const node = flow ? undefined : document.nodes[id];
    const way = node && waysOf(node).find(({ path }) => isAmong(path.join('.'), exits));
    const { cap, word } = way && node ? words.way(document, node, way.path) : { cap: undefined, word: exits[0] ?? '' };
    return `${name(flow, id)}: ${[cap, word].filter(Boolean).join(' ')} → ${name(flow, to)}`;
  };
  const title = ({ given, detail }: CallMoment): string => {
    switch (given) {
      case 'key': return t('designer.try_key', { key: detail });
      case 'said': return detail ? t('designer.try_said', { words: detail }) : t('designer.try_said_nothing');
      case 'heard': return t('designer.try_heard');
      case 'time_up': return t('designer.try_time_up');
      case 'queue': return t(`designer.try_queue_${detail as 'timeout'}`);
      case 'transfer': return t('designer.try_transfer_failed');
      case 'message': return Number(detail) > 0 ? t('designer.try_message', { seconds: detail }) : t('designer.try_no_message');
      case 'call_back': return t(`designer.try_call_back_${detail as 'promised'}`);
      case 'slots': return Number(detail) > 0 ? t('designer.try_slots_free') : t('designer.try_slots_none');
      case 'verified': return t(`designer.way_${detail as 'verified'}`);
      case 'look_up': return t(`sources.outcome_${detail as 'found'}`);
      case 'code': return t(detail === 'sent' ? 'designer.try_code_sent' : 'designer.try_code_not_sent');
      case 'understood': return detail ? t('designer.try_understood', { intent: detail }) : t('designer.try_not_understood');
      case 'language': return t('designer.try_language', { language: detail });
      case 'no_flow': return t('designer.try_no_flow');
      case 'enters': return t('designer.try_enters', { flow: detail });
      case 'returns': return t('designer.try_returns');
      case 'answered': return t('designer.try_answered');
      case 'hangs_up': return t('designer.try_hangs_up');
      default: return t('designer.try_begins');
    }
  };
  /** What the call waits for, or how it ended. */
  const standing = (waiting: string, end: string): string => (end ? t(`designer.end_${end as 'ended'}`) : t(`designer.waits_${waiting as 'keys'}`));
  return { name, wayOf, title, standing, icon: ({ given }: CallMoment): Icon => icons[given] ?? IconPhone };
}
