import { IconParking } from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { NumberField, TextField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import type { FormProps, Kind } from '~/setup/kind';

interface CallRules {
  id: string;
  park_first: string;
  park_places: number | null;
  park_seconds: number | null;
  pick_up_code: string;
  sign_in_code: string;
  recording_code: string;
  recording_number: string;
  hold_reminder_seconds: number | null;
}

/** The last of the places. */
function lastOf({ park_first: first, park_places: places }: CallRules): string {
  return String(Number(first) + Math.max(1, places ?? 1) - 1);
}

function Parking({ form }: FormProps<CallRules>) {
  const { t } = useTranslation();
  const { park_first: first, park_places: places } = form.value;
  return (
    <DrawerPart>
      <TextField {...form.bind('park_first')} ltr max={6} />
      <NumberField {...form.bind('park_places')} />
      <NumberField {...form.bind('park_seconds')} unit="s" />
      <Note>{places ? t('call_rules.dial', { first, last: lastOf(form.value) }) : t('call_rules.none')}</Note>
    </DrawerPart>
  );
}

function PickingUp({ form }: FormProps<CallRules>) {
  const { t } = useTranslation();
  const { pick_up_code: code } = form.value;
  return (
    <DrawerPart>
      <TextField {...form.bind('pick_up_code')} ltr max={4} />
      <Note>{code ? t('call_rules.pick_up_dial', { code }) : t('call_rules.pick_up_none')}</Note>
    </DrawerPart>
  );
}

function SigningIn({ form }: FormProps<CallRules>) {
  const { t } = useTranslation();
  const { sign_in_code: code } = form.value;
  return (
    <DrawerPart>
      <TextField {...form.bind('sign_in_code')} ltr max={4} />
      <Note>{code ? t('call_rules.sign_in_dial', { code }) : t('call_rules.sign_in_none')}</Note>
    </DrawerPart>
  );
}

function Recording({ form }: FormProps<CallRules>) {
  const { t } = useTranslation();
  const { recording_code: code, recording_number: number } = form.value;
  return (
    <DrawerPart>
      <TextField {...form.bind('recording_code')} ltr max={4} />
      <TextField {...form.bind('recording_number')} ltr max={21} />
      <Note>{[code && t('call_rules.recording_dial', { code }), number && t('call_rules.recording_call', { number })].filter(Boolean).join(' ') || t('call_rules.recording_none')}</Note>
    </DrawerPart>
  );
}

function OnHold({ form }: FormProps<CallRules>) {
  const { t } = useTranslation();
  return (
    <DrawerPart>
      <NumberField {...form.bind('hold_reminder_seconds')} unit="s" />
      <Note>{t(form.value.hold_reminder_seconds ? 'call_rules.hold_reminds' : 'call_rules.hold_none')}</Note>
    </DrawerPart>
  );
}

/** What holds for all calls: one setting, which is always there. */
export const callRules: Kind<CallRules> = {
  name: 'call_rules', key: 'id', icon: IconParking, word: 'kinds.call_rules', words: 'kinds.call_rules', empty: 'kinds.call_rules', emptyText: 'overview.call_rules', findWords: 'kinds.call_rules', may: 'settings.edit', fixed: true,
  sort: 'id', title: () => i18next.t('kinds.call_rules'),
  columns: (_, t) => [
    { key: 'id', head: t('field.name'), width: 'wide', cell: () => t('kinds.call_rules') },
    { key: 'places', head: t('field.park_places'), cell: (rules) => (rules.park_places ? <bdi dir="ltr">{`${rules.park_first}–${lastOf(rules)}`}</bdi> : '–') },
    { key: 'seconds', head: t('field.park_seconds'), num: true, cell: ({ park_seconds }) => park_seconds, find: () => '' },
    ...(['pick_up_code', 'sign_in_code', 'recording_code'] as const).map((code) => ({ key: code, head: t(`field.${code}`), cell: (rules: CallRules) => <bdi dir="ltr">{rules[code] || '–'}</bdi> })),
  ],
  parts: [{ id: 'parking', word: 'call_rules.parking', fields: ['park_first', 'park_places', 'park_seconds'], Body: Parking }, { id: 'pick_up', word: 'call_rules.pick_up', fields: ['pick_up_code'], Body: PickingUp }, { id: 'sign_in', word: 'call_rules.sign_in', fields: ['sign_in_code'], Body: SigningIn }, { id: 'recording', word: 'call_rules.recording', fields: ['recording_code', 'recording_number'], Body: Recording }, { id: 'hold', word: 'call_rules.hold', fields: ['hold_reminder_seconds'], Body: OnHold }],
  blank: () => ({ id: 'all', park_first: '701', park_places: 9, park_seconds: 120, pick_up_code: '*8', sign_in_code: '*11', recording_code: '*12', recording_number: '', hold_reminder_seconds: 0 }),
};
