import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { SelectField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import { Note } from '~/design/Note';
import { ProblemNote } from '~/http/ProblemNote';
import { useLive } from '~/live/store';
import type { FormProps } from '~/setup/kind';
import { thingsKey } from '~/setup/things';
import { momentOf } from './model';
import { unknownOf, withExample, type IntentModel } from './model';

const none = '-';

/** What callers said that nobody understood: each becomes an example with one choice. */
export function UnknownPart({ form }: FormProps<IntentModel>) {
  const { t } = useTranslation();
  const sees = useLive(({ centre }) => centre?.me.rights.includes('personal_data.see') ?? false);
  const key = form.stored?.key ?? '';
  const { data, error } = useQuery({ queryKey: [...thingsKey('intent_models'), key, 'unknown', form.stored?.version], queryFn: () => unknownOf(key), enabled: key !== '' && sees && !form.readOnly });
  if (form.readOnly) return null;
  const { intents, none_of_these: others } = form.value;
  const taken = new Set([...intents.flatMap(({ examples }) => Object.values(examples).flat()), ...Object.values(others).flat()]);
  const left = data?.filter(({ text }) => !taken.has(text)) ?? [];
  const add = (intent: string | null, language: string, text: string) => {
    if (intent === null) return;
    const next = withExample(form.value, intent === none ? '' : intent, language || 'en', text);
    form.set(intent === none ? 'none_of_these' : 'intents', intent === none ? next.none_of_these : next.intents);
  };
  return (
    <DrawerPart title={t('intents.unmatched')}>
      <Text as="p" size="sm" tone="meta">{t('intents.unmatched_text')}</Text>
      {!sees && <Note>{t('intents.unmatched_hidden')}</Note>}
      {error && <ProblemNote error={error} />}
      {sees && data && left.length === 0 && <Text as="p" size="sm">{t('intents.none_unmatched')}</Text>}
      {left.map(({ text, language, last_at, count }) => (
        <SelectField key={`${language} ${text}`} label={`“${text}”`} hint={t('intents.said_times', { count, time: momentOf(last_at) })} value={null}
          choices={[...intents.map(({ id, name }) => ({ value: id, label: name || id })), { value: none, label: t('field.none_of_these') }]} onChange={(intent) => add(intent, language, text)} />
      ))}
    </DrawerPart>
  );
}
