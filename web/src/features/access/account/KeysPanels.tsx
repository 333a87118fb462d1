import { Button, Stack, Switch } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyRows, type KeyRow } from '~/design/form/KeyRows';
import { Panel } from '~/design/Panel';
import { Column } from '~/design/patterns/Story';
import { Text } from '~/design/Text';
import { useDeed } from '~/http/useDeed';
import { commandIds, commands, type CommandId, type KeyGroup } from '~/keys/commands';
import { capsOf, holder, keyName, keysOf, meant, reserved, withKey, written } from '~/keys/rules';
import { isMac } from '~/keys/useCommand';
import { keepPreference, usePreferences } from '~/person/preferences';

const order: KeyGroup[] = ['call', 'anywhere', 'desk', 'list', 'set_up', 'go'];
const modifiers = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'];

/** All keys, each changed by a press; one that cannot be had says why. */
export function KeysPanels() {
  const { t } = useTranslation();
  const { keys } = usePreferences();
  const deed = useDeed();
  const [listening, setListening] = useState<string | null>(null);
  const [fault, setFault] = useState<{ id: string; text: string } | null>(null);
  // Letters that are switched off keep their places.
  const all = keysOf({ ...keys, letters: true });
  const keep = (wish: Partial<typeof keys>) => deed(keepPreference('keys', { ...keys, ...wish }), t('account.kept'));
  const give = (id: CommandId, key: string) => { setFault(null); setListening(null); keep({ changed: withKey(keys.changed, id, key) }); };
  const refuse = (id: CommandId, text: string) => { setFault({ id, text }); setListening(null); };

  const press = (name: string, event: KeyboardEvent) => {
    const id = name as CommandId;
    if (event.key === 'Tab' || modifiers.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setListening(null);
    if (event.key === 'Backspace' || event.key === 'Delete') return give(id, '');
    const key = meant(id, keyName(event.nativeEvent));
    const cap = written(key, isMac());
    const why = reserved(id, key);
    const other = holder(id, key, all);
    if (why) refuse(id, t(`keys.fault_${why}`, { key: cap }));
    else if (other) refuse(id, t('keys.fault_taken', { key: cap, command: t(`keys.${other}`) }));
    else give(id, key);
  };
  const usual = (name: string) => {
    const id = name as CommandId;
    const other = holder(id, commands[id].key, all);
    if (other) refuse(id, t('keys.fault_taken', { key: written(commands[id].key, isMac()), command: t(`keys.${other}`) }));
    else give(id, commands[id].key);
  };
  const row = (id: CommandId): KeyRow => ({
    id, word: t(`keys.${id}`), caps: capsOf(all[id], isMac()), changeWord: t('keys.change_one', { command: t(`keys.${id}`) }),
    usual: all[id] === commands[id].key ? undefined : t('keys.usual', { key: written(commands[id].key, isMac()) }), fault: fault?.id === id ? fault.text : undefined,
  });
  return (
    <Column readable>
      <Panel title={t('account.keys')} end={Object.keys(keys.changed).length > 0 && <Button size="xs" onClick={() => { setFault(null); keep({ changed: {} }); }}>{t('keys.all_usual')}</Button>}>
        <Stack gap="md">
          <Text as="p" tone="meta" size="sm">{`${t('keys.intro')} ${t('keys.press_help')}`}</Text>
          <Switch label={t('keys.letters')} description={t('keys.letters_hint')} checked={keys.letters} onChange={(event) => keep({ letters: event.currentTarget.checked })} />
        </Stack>
      </Panel>
      {order.map((group) => (
        <Panel key={group} title={t(`keys.group_${group}`)}>
          <KeyRows rows={commandIds.filter((id) => commands[id].group === group).map(row)} none={t('keys.none')} press={t('keys.press')} pressHelp={t('keys.press_help')}
            listening={listening} onListen={(id) => { setFault(null); setListening(id); }} onKey={press} onUsual={usual} />
        </Panel>
      ))}
    </Column>
  );
}
