import { IconGitBranch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { DrawerPart } from '~/design/Drawer';
import { AreaField, TextField } from '~/design/form/controls';
import { FaultList } from '~/design/form/FaultList';
import { FileButton } from '~/design/form/FileButton';
import { selectIn } from '~/design/form/selectIn';
import { Text } from '~/design/Text';
import { IdentifierField } from '~/setup/IdentifierField';
import { UsedBy } from '~/setup/UsedBy';
import { checkThing } from '~/setup/api';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf, type Fault } from '~/setup/rules';
import { emptyFlow, nodesOf, parsed } from './document';
import { placeOf } from './place';

/** A flow while it is edited: its document as text. */
interface Flow {
  id: string;
  name: string;
  text: string;
}

const designerOf = (id: string) => `/flows/${encodeURIComponent(id)}/design`;

function General({ form }: FormProps<Flow>) {
  const { t } = useTranslation();
  return (
    <>
      <DrawerPart><TextField {...form.bind('name')} max={120} /><IdentifierField form={form} /></DrawerPart>
      {!form.isNew && !form.readOnly && <DrawerPart><Link to={designerOf(form.value.id)}><Text size="sm">{t('flows.open_designer')}</Text></Link></DrawerPart>}
      {!form.isNew && <UsedBy kind="flows" id={form.value.id} />}
    </>
  );
}

/** `document.nodes.menu.choices.2` as the way people read: `menu`, `choices`, `2`. */
const insideOf = (where: string) => where.split('.').slice(1).filter((name, n) => n > 0 || name !== 'nodes');

function Document({ form }: FormProps<Flow>) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const faults = (form.found.text ?? []).filter(({ inside }) => inside);
  const go = (way: string[]) => {
    const area = box.current?.querySelector('textarea');
    const { from, to } = placeOf(form.value.text, way[0] === 'start' ? way : ['nodes', ...way]);
    if (area) selectIn(area, from, to);
  };
  const type = (text: string) => { form.set('text', text); form.touch(['text']); };
  const read = (file: File) => void file.text().then((text) => { const whole = parsed(text); type(whole ? JSON.stringify(whole, null, 2) : text); });
  return (
    <DrawerPart>
      <div ref={box}><AreaField {...form.bind('text', () => t('flows.another'))} onChange={type} {...(faults.length > 0 && { error: t('flows.faults', { count: faults.length }) })} label={t('flows.document_of', { count: nodesOf(form.value.text).length })} code /></div>
      {faults.length > 0 && <FaultList label={t('flows.faults', { count: faults.length })} items={faults.map(({ inside = [], text }) => ({ way: inside, text }))} onGo={go} />}
      <FileButton accept=".json,application/json" onFile={read} disabled={form.readOnly}>{t('flows.upload')}</FileButton>
    </DrawerPart>
  );
}

/** A text that is no JSON is refused here; what the document says, by the server. */
async function check({ text, ...rest }: Flow): Promise<Fault[]> {
  const document = parsed(text);
  if (!document) return [{ where: 'text', code: 'no-json', text: '' }];
  // That it has no name yet is told by the form; the server would look no further.
  const faults = await checkThing('flows', { ...rest, name: rest.name || rest.id, document }, rest.id || null);
  return faults.map((fault) => (fault.where.startsWith('document') ? { ...fault, where: 'text', inside: insideOf(fault.where) } : fault));
}

/** Flows: what a caller hears. Their documents are drawn in the designer, or checked as they are typed. */
export const flows: Kind<Flow> = {
  name: 'flows', key: 'id', icon: IconGitBranch, word: 'kinds.flow', words: 'kinds.flows', empty: 'flows.empty', emptyText: 'flows.empty_text', findWords: 'flows.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  line: ({ id }) => <bdi>{id}</bdi>,
  columns: (_, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'id', head: t('field.id'), cell: ({ id }) => <bdi>{id}</bdi>, by: ({ id }) => id },
    { key: 'steps', head: t('flows.steps_head'), num: true, cell: ({ text }) => nodesOf(text).length, by: ({ text }) => nodesOf(text).length, find: () => '' },
    { key: 'kinds', head: t('flows.kinds'), cell: ({ text }) => <Chips empty="–">{[...new Set(nodesOf(text))].map((kind) => <Chip key={kind}>{kind}</Chip>)}</Chips>, find: ({ text }) => nodesOf(text).join(' ') },
    { key: 'design', head: t('designer.title'), cell: ({ id }) => <Link to={designerOf(id)}>{t('flows.open_designer')}</Link>, find: () => '' },
  ],
  parts: [
    { id: 'general', word: 'flows.general', fields: ['name', 'id'], Body: General },
    { id: 'document', word: 'flows.document', fields: ['text'], Body: Document },
  ],
  blank: () => ({ id: '', name: '', text: JSON.stringify(emptyFlow, null, 2) }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'flow'),
  read: (stored) => { const { document, ...rest } = stored as { id: string; name: string; document: object }; return { ...rest, text: JSON.stringify(document, null, 2) }; },
  write: ({ text, ...rest }) => ({ ...rest, document: parsed(text) ?? {} }),
  check,
};
