import { IconArrowsSplit2 } from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { NumberField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { FormProps, Kind } from '~/setup/kind';
import { partOf } from '~/setup/useForm';
import { MissedOffersPart, missedFields } from './MissedOffersPart';
import { Scores } from './Scores';
import { linesOf, scoreCap } from './scores';
import type { QueueSettings, RoutingSettings } from './shapes';
import { WrapUpPart } from './WrapUpPart';

const example = { acceleration: 200, priority: 20 };

function Cap({ form, known }: FormProps<RoutingSettings>) {
  const { t } = useTranslation();
  const cap = form.value.score_minutes_max;
  const lines = linesOf(known.values<QueueSettings>('queues'));
  const shown = lines.length > 1 ? lines : [...lines, { ...example, name: t('routing.example', example) }];
  return (
    <DrawerPart>
      <Text as="p" size="sm" tone="meta">{t('routing.score')}</Text>
      <NumberField {...form.bind('score_minutes_max')} unit={t('routing.points')} />
      {cap !== null && cap > 0 && (
        <>
          <Text as="p" size="sm" tone="meta">{t('routing.cap_sentence', { cap })}</Text>
          <Scores others={shown} cap={cap} />
        </>
      )}
    </DrawerPart>
  );
}

function Menus({ form }: FormProps<RoutingSettings>) {
  const { t } = useTranslation();
  return (
    <DrawerPart>
      <Text as="p" size="sm" tone="meta">{t('routing.menus_text')}</Text>
      <NumberField {...form.bind('ivr_seconds_max')} unit="s" />
    </DrawerPart>
  );
}

function WithoutQueue({ form }: FormProps<RoutingSettings>) {
  const { t } = useTranslation();
  return (
    <>
      <Text as="p" size="sm" tone="meta">{t('routing.without_queue_text')}</Text>
      <WrapUpPart form={partOf(form)} />
      <MissedOffersPart form={partOf(form)} />
    </>
  );
}

/** What holds for all queues: one setting, which is always there. */
export const routing: Kind<RoutingSettings> = {
  name: 'routing', key: 'id', icon: IconArrowsSplit2, word: 'kinds.routing', words: 'kinds.routing', empty: 'kinds.routing', emptyText: 'overview.routing_rules', findWords: 'kinds.routing', may: 'settings.edit', fixed: true,
  sort: 'id', title: () => i18next.t('kinds.routing'),
  columns: (_, t) => [
    { key: 'id', head: t('field.name'), width: 'wide', cell: () => t('routing.all_queues') },
    { key: 'cap', head: t('field.score_minutes_max'), num: true, cell: ({ score_minutes_max }) => score_minutes_max, find: () => '' },
    { key: 'wrap_up', head: t('queues.wrap_up'), num: true, cell: ({ wrap_up_mode, wrap_up_seconds }) => (wrap_up_mode === 'manual' ? t('value.wrap_up_manual') : `${wrap_up_seconds} s`), find: () => '' },
  ],
  parts: [
    { id: 'cap', word: 'queues.rank', fields: ['score_minutes_max'], Body: Cap },
    { id: 'menus', word: 'routing.menus', fields: ['ivr_seconds_max'], Body: Menus },
    { id: 'without_queue', word: 'routing.without_queue', fields: ['wrap_up_mode', 'wrap_up_seconds', 'wrap_up_extra_seconds', 'wrap_up_reminder_seconds', ...missedFields], Body: WithoutQueue },
  ],
  blank: () => ({ id: 'all', ivr_seconds_max: 120, score_minutes_max: scoreCap, wrap_up_mode: 'capped', wrap_up_seconds: 30, wrap_up_extra_seconds: 900, wrap_up_reminder_seconds: 0, declined_delay_seconds: 10, declined_break_after: 1, busy_delay_seconds: 10, busy_break_after: 1, no_answer_delay_seconds: 10, no_answer_break_after: 1, failed_delay_seconds: 10, failed_break_after: 1 }),
};
