import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { RowsToCome } from '~/design/Empty';
import { SwitchField, TextField } from '~/design/form/controls';
import { FaultList } from '~/design/form/FaultList';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { readDifference } from '../draft/api';
import { isSame } from '../model/compare';
import type { FlowDocument } from '../model/document';
import type { FlowTests } from '../tryout/useTests';
import type { Checked } from '../useFaults';
import { DifferenceWords } from './DifferenceWords';

interface PublishPanelProps {
  id: string;
  live: FlowDocument;
  document: FlowDocument;
  /** Whether there is a draft; without one nothing is to be published. */
  isDraft: boolean;
  checked: Checked;
  /** Sends what is not saved yet. */
  onFlush: () => Promise<unknown>;
  onPublish: (note: string, despiteTests: boolean) => Promise<unknown>;
  onFaults: () => void;
  tests: FlowTests;
  onTests: () => void;
  onGo: (node: string) => void;
  onClose: () => void;
}

const noteMax = 200;

/** What callers will hear from now on that they did not hear before, a note, and the deed. */
export function PublishPanel({ id, live, document, isDraft, checked, tests, onFlush, onPublish, onFaults, onTests, onGo, onClose }: PublishPanelProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const [despite, setDespite] = useState(false);
  const { ask, phase, problem } = useAsk(onPublish);
  // What is published is no draft any more: there is nothing left to compare.
  const [given, setGiven] = useState(false);
  const publish = () => {
    setGiven(true);
    ask(note, despite);
  };
  const { data: difference, error } = useQuery({ queryKey: ['flow', id, 'difference', 'draft', document], queryFn: () => onFlush().then(() => readDifference(id, 'live', 'draft')), enabled: isDraft && (!given || phase === 'refused'), gcTime: 0, retry: false });
  const faulty = checked.troubles.length;
  const same = difference !== undefined && isSame(difference);
  const { failing } = tests;
  const may = isDraft && checked.fresh && faulty === 0 && difference !== undefined && !same && !tests.waits && (failing.length === 0 || despite);
  return (
    <Drawer of="publish" title={t('designer.publish_title')} onClose={onClose}
      foot={<><Text grow /><Button onClick={onClose}>{t('common.close')}</Button><Button variant="filled" disabled={!may || phase === 'asked'} aria-busy={phase === 'asked' || phase === 'late'} leftSection={<Icon of={IconUpload} size="sm" />} onClick={publish}>{t('designer.publish_now')}</Button></>}>
      {faulty > 0 && <Note tone="breach" end={<PlainButton onClick={onFaults}>{t('designer.show')}</PlainButton>}>{t('designer.mend_first', { count: faulty })}</Note>}
      {failing.length > 0 && (
        <Note tone="breach" title={t('designer.tests_fail', { count: failing.length })} end={<PlainButton onClick={onTests}>{t('designer.show')}</PlainButton>}>
          <FaultList label={t('designer.tests_fail', { count: failing.length })} items={failing.map(({ name, failures }) => ({ way: [name], text: failures.join(' ') }))} />
        </Note>
      )}
      <ProblemNote error={tests.error} />
      {(failing.length > 0 || tests.error !== null) && <SwitchField label={t('designer.despite_tests')} words={t('designer.despite_tests_text')} value={despite} onChange={setDespite} />}
      {tests.tested && failing.length === 0 && <Note tone="ok">{t('designer.tests_pass', { count: tests.tested.results.length, taken: tests.tested.ways_taken, all: tests.tested.ways_all })}</Note>}
      <Text as="p" size="sm" tone="meta">{t('designer.publish_text')}</Text>
      <DrawerPart><TextField label={t('designer.note')} hint={t('designer.note_hint')} max={noteMax} value={note} onChange={setNote} /></DrawerPart>
      {problem && <ProblemNote error={problem} />}
      <ProblemNote error={error} />
      {!isDraft && <Text as="p" tone="meta">{t('designer.same')}</Text>}
      {isDraft && !difference && !error && <RowsToCome rows={3} label={t('common.loading')} />}
      {isDraft && difference && <DifferenceWords difference={difference} before={live} after={document} onGo={onGo} />}
    </Drawer>
  );
}
