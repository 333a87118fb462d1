import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import type { Contact } from '~/live/messages';
import { useNames } from '~/live/names';
import { useMyAgent } from '~/live/selectors';
import { readScripts, scriptsKey, type ContactScript } from '../api/scripts';
import { useScript } from '../hooks/useScript';
import { ScriptRun } from '../script/ScriptRun';

/** What is said in contacts of this queue, where it has a script. */
export function ScriptPanel({ contact }: { contact: Contact }) {
  const { data, error } = useQuery({ queryKey: scriptsKey(contact.id, contact.queue_id), queryFn: () => readScripts(contact.id), staleTime: Infinity });
  const script = data?.find(({ current }) => current);
  if (error) return <ProblemNote error={error} />;
  return script ? <Running key={`${contact.id} ${script.id}`} contact={contact} script={script} /> : null;
}

function Running({ contact, script }: { contact: Contact; script: ContactScript }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const me = useMyAgent();
  const { filling, write, state, problem } = useScript(contact.id, script);
  const known = { customer: contact.customer?.name ?? '', agent: me?.name ?? '', queue: names.queue(contact.queue_id), number: contact.dialled_name ?? contact.dialled };
  return (
    <Panel title={script.name} label={t('script.title')} meta={<Text size="xs" tone={state === 'kept' ? 'watch' : 'meta'}>{state === 'clean' ? t('script.title') : t(`notes.${state}`)}</Text>}>
      <ScriptRun steps={script.steps} filling={filling} known={known} languages={[contact.language, i18n.language]} onFill={write} />
      <ProblemNote error={problem} />
    </Panel>
  );
}
