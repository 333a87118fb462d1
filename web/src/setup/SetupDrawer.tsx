import { Button } from '@mantine/core';
import { IconLock, IconMapOff, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerBeside, DrawerPart } from '~/design/Drawer';
import { DrawerTabs } from '~/design/DrawerTabs';
import { Empty } from '~/design/Empty';
import { goToFirstFault } from '~/design/form/Field';
import { IconButton } from '~/design/Frame';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { FormBox } from '~/design/form/FormBox';
import { ProblemNote } from '~/http/ProblemNote';
import { KeyCap } from '~/keys/KeyCap';
import { useCommand } from '~/keys/useCommand';
import type { Address } from './address';
import { Clashes } from './Clashes';
import { History } from './History';
import { LastChange } from './LastChange';
import type { Stored } from './api';
import type { Kind, Part } from './kind';
import type { Known } from './known';
import { Removal } from './Removal';
import { newKey, useForm } from './useForm';
import { useSave } from './useSave';

interface SetupDrawerProps<T extends object> {
  kind: Kind<T>;
  things: Stored<T>[];
  /** Null for a new one, and for one that is not there. */
  thing: Stored<T> | null;
  known: Known;
  may: boolean;
  address: Address;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** The drawer of a thing that is there, that is new, or that is gone. */
export function SetupDrawer<T extends object>(props: SetupDrawerProps<T>) {
  const { t } = useTranslation();
  const { thing, address } = props;
  if (!thing && !address.adding) {
    return (
      <Drawer of="" title={t('setup.gone')} onClose={address.close}>
        <Empty icon={IconMapOff} title={t('setup.gone')} action={<Button onClick={address.close}>{t('common.close')}</Button>}>{t('setup.gone_text')}</Empty>
      </Drawer>
    );
  }
  return <Editor {...props} key={thing?.key ?? newKey} />;
}

const historyTab = 'changes';

/** Edits one thing: its parts as tabs, what was changed, saving, removal. */
function Editor<T extends object>({ kind, things, thing, known, may, address, onPrevious, onNext }: SetupDrawerProps<T>) {
  const { t } = useTranslation();
  const box = useRef<HTMLFormElement>(null);
  const [removing, setRemoving] = useState(false);
  const [sought, setSought] = useState<{ part: string | undefined } | null>(null);
  const [blank] = useState(() => kind.blank(things.map(({ value }) => value)));
  const taken = things.map(({ key }) => key);
  const form = useForm(kind, thing, blank, taken, !may);
  const { save, busy, problem, clash } = useSave(kind, form, taken, known, {
    onSaved: (key) => { if (!thing) address.open(key); },
    onFault: (fields) => {
      const faulty = kind.parts.find((each) => each.fields.some((field) => fields.includes(field)));
      if (faulty) address.go(faulty.id);
      setSought({ part: faulty?.id });
    },
  });
  const Beside = kind.Beside;
  const dirty = form.changed.length > 0;
  const tabs = kind.parts.map((part) => ({ id: part.id, word: t(part.word), changed: thing ? part.fields.some((field) => form.changed.includes(field)) : false, faults: part.fields.filter((field) => field in form.faults).length }));
  const all = thing ? [...tabs, { id: historyTab, word: t('setup.changes') }] : tabs;
  const at = all.find((tab) => tab.id === address.tab)?.id ?? (thing ? all[0]?.id : kind.firstPart ?? all[0]?.id) ?? historyTab;
  // The part with the fault may be shown a moment later: only then is there a field to go to.
  useEffect(() => {
    if (!sought || (sought.part !== undefined && sought.part !== at)) return;
    setSought(null);
    goToFirstFault(box.current);
  }, [sought, at]);
  const part = kind.parts.find((each) => each.id === at) ?? kind.parts[0];
  useCommand('save', may && at !== historyTab ? save : null);
  const name = (thing ? kind.title(thing.value, known) : '') || t('setup.new', { what: t(kind.word) });
  return (
    <Drawer of={thing?.key ?? newKey} title={name} lead={thing && kind.lead?.(thing.value)} line={thing && kind.line?.(thing.value, known)} onClose={address.close} onPrevious={onPrevious} onNext={onNext}
      tabs={all.length > 1 && <DrawerTabs label={name} items={all} at={at} onGo={address.go} upright={Beside !== undefined} below={Beside && thing && <LastChange kind={kind.name} id={thing.key} onAll={() => address.go(historyTab)} />} />}
      beside={Beside && <DrawerBeside label={t(kind.besideWord ?? kind.word)} quiet={!part?.previewed || at === historyTab}><Beside form={form} known={known} /></DrawerBeside>}
      foot={may && <Foot dirty={dirty} count={form.changed.length} isNew={!thing} busy={busy} onSave={save} onDiscard={() => { form.restore(); if (!thing) address.close(); }} onRemove={thing && !kind.fixed && !removing ? () => setRemoving(true) : undefined} />}>
      {!may && <Note icon={IconLock}>{t('setup.read_only')}</Note>}
      <Clashes form={form} clash={clash} onMine={save} />
      {problem && <ProblemNote error={problem} />}
      {removing && thing && <Removal kind={kind} id={thing.key} name={name} onKeep={() => setRemoving(false)} onRemoved={() => { form.restore(); address.close(); }} />}
      {at === historyTab && thing
        ? <History kind={kind.name} id={thing.key} />
        : <FormBox at={box} onSubmit={save}><PartBody part={part} form={form} known={known} /></FormBox>}
    </Drawer>
  );
}

function PartBody<T extends object>({ part, form, known }: { part: Part<T> | undefined; form: ReturnType<typeof useForm<T>>; known: Known }): ReactNode {
  const { t } = useTranslation();
  if (!part) return null;
  return <>{part.about && <DrawerPart title={t(part.word)}><Text as="p" size="sm" tone="meta">{t(part.about)}</Text></DrawerPart>}<part.Body form={form} known={known} /></>;
}

interface FootProps {
  dirty: boolean;
  count: number;
  isNew: boolean;
  busy: boolean;
  onSave: () => void;
  onDiscard: () => void;
  onRemove: (() => void) | undefined;
}

function Foot({ dirty, count, isNew, busy, onSave, onDiscard, onRemove }: FootProps) {
  const { t } = useTranslation();
  return (
    <>
      {onRemove && <IconButton icon={IconTrash} word={t('form.remove')} onClick={onRemove} />}
      <Text size="sm" tone="meta" grow>{isNew ? '' : dirty ? t('setup.changes_count', { count }) : t('setup.no_changes')}</Text>
      {(dirty || isNew) && <Button onClick={onDiscard}>{t('setup.discard')}</Button>}
      <Button variant="filled" aria-busy={busy} disabled={(!dirty && !isNew) || busy} onClick={onSave} rightSection={<KeyCap of="save" />}>{isNew ? t('setup.create') : t('setup.save')}</Button>
    </>
  );
}
