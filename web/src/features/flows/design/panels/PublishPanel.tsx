import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { RowsToCome } from '~/design/Empty';
import { TextField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { readDifference } from '../draft/api';
import { isSame } from '../model/compare';
import type { FlowDocument } from '../model/document';
import type { Checked } from '../useFaults';
import { DifferenceWords } from './DifferenceWords';

interface PublishPanelProps {
  id: string;
  live: FlowDocument;
  document: FlowDocument;
  checked: Checked;
  /** Sends what is not saved yet. */
  onFlush: () => Promise<unknown>;
  onPublish: (note: string) => Promise<unknown>;
  onFaults: () => void;
  onGo: (node: string) => void;
  onClose: () => void;
}

const noteMax = 200;

/** What callers will hear from now on that they did not hear before, a note, and the deed. */
export function PublishPanel({ id, live, document, checked, onFlush, onPublish, onFaults, onGo, onClose }: PublishPanelProps) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const { data: difference, error } = useQuery({ queryKey: ['flow', id, 'difference', 'draft', document], queryFn: () => onFlush().then(() => readDifference(id, 'live', 'draft')), gcTime: 0, retry: false });
  const { ask, phase, problem } = useAsk(onPublish);
  const faulty = checked.troubles.length;
  const same = difference !== undefined && isSame(difference);
  const may = checked.fresh && faulty === 0 && difference !== undefined && !same;
  return (
    <Drawer of="publish" title={t('designer.publish_title')} onClose={onClose}
      foot={<><Text grow /><Button onClick={onClose}>{t('common.close')}</Button><Button variant="filled" disabled={!may || phase === 'asked'} aria-busy={phase === 'asked' || phase === 'late'} leftSection={<Icon of={IconUpload} size="sm" />} onClick={() => ask(note)}>{t('designer.publish_now')}</Button></>}>
      {faulty > 0 && <Note tone="breach" end={<PlainButton onClick={onFaults}>{t('designer.show')}</PlainButton>}>{t('designer.mend_first', { count: faulty })}</Note>}
      <Text as="p" size="sm" tone="meta">{t('designer.publish_text')}</Text>
      <DrawerPart><TextField label={t('designer.note')} hint={t('designer.note_hint')} max={noteMax} value={note} onChange={setNote} /></DrawerPart>
      {problem && <ProblemNote error={problem} />}
      <ProblemNote error={error} />
      {!difference && !error && <RowsToCome rows={3} label={t('common.loading')} />}
      {difference && <DifferenceWords difference={difference} before={live} after={document} onGo={onGo} />}
    </Drawer>
  );
}
