import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useCallback, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PickList, pickId } from '~/design/PickList';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import type { Contact } from '~/live/messages';
import { consult, park, transfer, type Target } from '../api/commands';
import { useTargets } from '../hooks/useTargets';
import { stepFrom, targetOf } from '../targets';

interface TransferPanelProps {
  contact: Contact;
  /** Asked in, not passed on. */
  adds: boolean;
  onDone: () => void;
}

const steps: Record<string, 1 | -1> = { ArrowDown: 1, ArrowUp: -1 };

/** To whom: one search over agents, queues and numbers, steered by arrow keys or mouse; passed on at once, or asked first. */
export function TransferPanel({ contact, adds, onDone }: TransferPanelProps) {
  const { t } = useTranslation();
  const list = useId();
  const [find, setFind] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const { groups, looking } = useTargets(find, adds);
  const ids = groups.flatMap(({ items }) => items.map(({ id }) => id));
  // Once something is typed the first that fits is meant, until the arrow keys or the mouse say otherwise.
  const chosen = picked !== null && ids.includes(picked) ? picked : find.trim() ? ids[0] ?? null : null;
  const blind = useAsk(useCallback((to: Target) => transfer(contact.id, to).then(onDone), [contact.id, onDone]));
  const asking = useAsk(useCallback((to: Target) => consult(contact.id, to).then(onDone), [contact.id, onDone]));
  const parking = useAsk(useCallback((id: string) => park(id).then(({ place }) => { toast(t('transfer.parked', { place })); onDone(); }), [onDone, t]));
  const canAsk = chosen !== null && !chosen.startsWith('queue:');
  const go = (wish: typeof blind) => { if (chosen) wish.ask(targetOf(chosen)); };

  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step && event.key !== 'Enter') return;
    event.preventDefault();
    if (step) setPicked(stepFrom(ids, chosen, step));
    else if (adds || event.shiftKey) { if (canAsk) go(asking); } else go(blind);
  };
  return (
    <Stack gap="md">
      <Text weight="strong">{adds ? t('transfer.add_title') : t('transfer.title')}</Text>
      <TextInput label={t('transfer.find')} description={t(adds ? 'transfer.hint_add' : 'transfer.hint')} value={find} autoFocus role="combobox" aria-expanded aria-controls={list} aria-autocomplete="list"
        aria-activedescendant={chosen ? pickId(list, chosen) : undefined} autoComplete="off" spellCheck={false} onChange={(event) => { setFind(event.currentTarget.value); setPicked(null); }} onKeyDown={press} data-autofocus />
      <PickList id={list} label={t('transfer.title')} groups={groups} chosen={chosen} onChoose={setPicked} empty={t(looking ? 'transfer.looking' : 'transfer.nobody')} />
      <ProblemNote error={blind.problem ?? asking.problem ?? parking.problem} />
      <Group justify="flex-end">
        {!adds && <Button aria-busy={parking.phase === 'asked'} onClick={() => parking.ask(contact.id)}>{t('transfer.park')}</Button>}
        <Button variant={adds ? 'filled' : 'default'} disabled={!canAsk} aria-busy={asking.phase === 'asked'} onClick={() => go(asking)}>{t('transfer.ask_first')}</Button>
        {!adds && <Button variant="filled" disabled={!chosen} aria-busy={blind.phase === 'asked'} onClick={() => go(blind)}>{t('transfer.send')}</Button>}
      </Group>
    </Stack>
  );
}
