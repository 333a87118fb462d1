import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Facts } from '~/design/Facts';
import { Panel } from '~/design/Panel';
import { Stack } from '@mantine/core';
import { Chip } from '~/design/Chip';
import { Text } from '~/design/Text';
import { useNames } from '~/live/names';
import { readScripts, scriptsKey, type ContactScript } from '../api/scripts';
import { erased } from '../rules';

/** What agents wrote down in scripts, and which texts they said word for word. */
export function ScriptAnswers({ contactId }: { contactId: string }) {
  const { data } = useQuery({ queryKey: scriptsKey(contactId), queryFn: () => readScripts(contactId) });
  return data?.map((script) => (script.filled ? <Filled key={script.id} script={script} filled={script.filled} /> : null));
}

function Filled({ script: { name, version, steps }, filled }: { script: ContactScript; filled: NonNullable<ContactScript['filled']> }) {
  const { t } = useTranslation();
  const names = useNames();
  const fields = steps.flatMap((step) => step.fields);
  const shown = (id: string, answer: string) => {
    const takes = fields.find((field) => field.id === id)?.takes;
    return answer === erased ? t('common.erased') : takes === 'yes_no' ? t(answer === 'yes' ? 'setup.yes' : 'setup.no') : answer;
  };
  const asked = [...fields.map(({ id }) => id).filter((id) => filled.answers[id] !== undefined), ...Object.keys(filled.answers).filter((id) => !fields.some((field) => field.id === id))];
  const unsaid = steps.filter(({ id, must_be_said: must }) => must && filled.path.includes(id) && !filled.said.includes(id));
  return (
    <Panel title={name} label={t('script.title')} meta={<Text size="xs" tone="meta" num>{version === filled.version ? names.agent(filled.agent_id) : t('script.of_version', { agent: names.agent(filled.agent_id), version: filled.version })}</Text>}
      end={<Chip tone={filled.done ? 'ok' : 'watch'}>{t(filled.done ? 'script.done' : 'script.not_done')}</Chip>}>
      <Stack gap="sm">
        {asked.length === 0 ? <Text as="p" tone="meta">{t('script.no_answers')}</Text> : <Facts items={asked.map((id) => ({ name: fields.find((field) => field.id === id)?.name ?? id, value: <Text lines>{shown(id, filled.answers[id] ?? '')}</Text> }))} />}
        {steps.filter(({ id }) => filled.said.includes(id)).map((step) => <Text key={step.id} as="p" size="sm">{t('script.was_said', { name: step.name })}</Text>)}
        {unsaid.map((step) => <Text key={step.id} as="p" size="sm" tone="watch">{t('script.not_said', { name: step.name })}</Text>)}
      </Stack>
    </Panel>
  );
}
