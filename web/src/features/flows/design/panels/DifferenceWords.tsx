import { useTranslation } from 'react-i18next';
import { Differences } from '~/design/Differences';
import { DrawerPart } from '~/design/Drawer';
import { PlainButton } from '~/design/PlainButton';
import { PlainRows } from '~/design/PlainRows';
import { Text } from '~/design/Text';
import { isSame, type FlowDifference } from '../model/compare';
import { isObject, titleOf, type FlowDocument } from '../model/document';
import { gist, type PromptPart } from '~/setup/prompts/parts';
import { promptOf } from '../model/summary';

interface DifferenceWordsProps {
  difference: FlowDifference;
  /** What it was, and what it is: for the titles of nodes. */
  before: FlowDocument;
  after: FlowDocument;
  onGo?: (id: string) => void;
}

/** A value of a field in words: what a prompt says, a way's target, else the data itself. */
function inWords(value: unknown, language: string): string {
  if (value === null || value === undefined || value === '') return '–';
  const prompt: PromptPart[] = promptOf(value);
  const said = prompt.map((part) => gist([part], language)).filter(Boolean).join(' ');
  if (said) return `“${said}”`;
  if (typeof value === 'object') return isObject(value) ? Object.entries(value).map(([name, each]) => `${name}: ${typeof each === 'string' ? each : JSON.stringify(each)}`).join(', ') : JSON.stringify(value);
  return String(value as string | number | boolean);
}

/** What is another, node by node, in words. */
export function DifferenceWords({ difference, before, after, onGo }: DifferenceWordsProps) {
  const { t, i18n } = useTranslation();
  const { start, added, removed, changed, moved, tests } = difference;
  const name = (document: FlowDocument, id: string) => (onGo ? <PlainButton onClick={() => onGo(id)}>{titleOf(document, id)}</PlainButton> : <b>{titleOf(document, id)}</b>);
  const list = (title: string, document: FlowDocument, ids: string[]) => ids.length > 0 && <DrawerPart title={title} meta={ids.length}><PlainRows>{ids.map((id) => <li key={id}>{name(document, id)}</li>)}</PlainRows></DrawerPart>;
  if (isSame(difference)) return <Text as="p" tone="meta">{t('designer.same')}</Text>;
  return (
    <>
      {start && <Text as="p">{t('designer.starts_elsewhere', { before: titleOf(before, start[0]), after: titleOf(after, start[1]) })}</Text>}
      {list(t('designer.mark_added'), after, added)}
      {list(t('designer.mark_removed'), before, removed)}
      {changed.map(({ node, fields }) => (
        <DrawerPart key={node} title={`${t('designer.mark_changed')}: ${titleOf(after, node)}`} meta={onGo && name(after, node)}>
          <Differences items={fields.map(({ field, before: was, after: is }) => ({ name: field || t('designer.step'), before: inWords(was, i18n.language), after: inWords(is, i18n.language) }))} />
        </DrawerPart>
      ))}
      {list(t('designer.mark_moved'), after, moved)}
      {tests.length > 0 && <DrawerPart title={t('designer.tests_changed')} meta={tests.length}><PlainRows>{tests.map((test) => <li key={test}>{test}</li>)}</PlainRows></DrawerPart>}
    </>
  );
}
