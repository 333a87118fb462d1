import { IconMicrophone2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { SelectField, SwitchField, TextField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import type { FormProps, Kind } from '~/setup/kind';
import { languages } from '~/setup/prompts/parts';
import { SecretField } from '~/setup/SecretField';
import { languages as nativeNames, type Language } from '~/texts/language';

const engines = ['embedded', 'http', 'websocket', 'none'] as const;

/** How what callers say in a language becomes words. The secret is there only while it is typed. */
interface Recogniser {
  language: string;
  engine: (typeof engines)[number];
  url: string;
  model: string;
  private_addresses: boolean;
  secret?: string;
}

function General({ form }: FormProps<Recogniser>) {
  const { t } = useTranslation();
  const inside = form.bind('private_addresses');
  const { engine, language } = form.value;
  const outside = engine === 'http' || engine === 'websocket';
  return (
    <>
      <DrawerPart>
        <SelectField {...form.bind('language', (code) => t(`value.language_${code as 'en'}`))} disabled={!form.isNew || form.readOnly} choices={languages.map((value) => ({ value, label: t(`value.language_${value as 'en'}`) }))} onChange={(chosen) => { if (chosen) form.set('language', chosen); }} />
        <SelectField {...form.bind('engine', (value) => t(`value.engine_${value}`))} choices={engines.map((value) => ({ value, label: t(`value.engine_${value}`) }))} onChange={(chosen) => { if (chosen) form.set('engine', chosen as Recogniser['engine']); }} />
        {engine === 'embedded' && language !== 'en' && <Note>{t('recognisers.unproven')}</Note>}
      </DrawerPart>
      {outside && (
        <DrawerPart>
          <TextField {...form.bind('url')} hint={t(`recognisers.url_${engine}`)} ltr max={500} />
          <TextField {...form.bind('model')} ltr max={100} />
          <SecretField form={form} field="secret" />
          <SwitchField {...inside} words={t(inside.value ? 'setup.yes' : 'setup.no')} />
          <Note>{t('recognisers.leaves')}</Note>
        </DrawerPart>
      )}
    </>
  );
}

/** How what callers say becomes words, for each language. */
export const recognisers: Kind<Recogniser> = {
  name: 'recognisers', key: 'language', icon: IconMicrophone2, word: 'kinds.recogniser', words: 'kinds.recognisers', empty: 'recognisers.empty', emptyText: 'recognisers.empty_text', findWords: 'recognisers.find', may: 'settings.edit',
  sort: 'language', title: ({ language }) => nativeNames[language as Language] ?? language,
  columns: (_, t) => [
    { key: 'language', head: t('field.language'), width: 'wide', cell: ({ language }) => t(`value.language_${language as 'en'}`), by: ({ language }) => language },
    { key: 'engine', head: t('field.engine'), cell: ({ engine }) => t(`value.engine_${engine}`), by: ({ engine }) => engine },
    { key: 'url', head: t('field.url'), cell: ({ url }) => (url ? <bdi dir="ltr">{url.split('/')[2] ?? ''}</bdi> : '–'), by: ({ url }) => url },
  ],
  parts: [{ id: 'recogniser', word: 'recognisers.general', fields: ['language', 'engine', 'url', 'model', 'secret', 'private_addresses'], Body: General }],
  blank: (there) => ({ language: languages.find((code) => !there.some(({ language }) => language === code)) ?? 'en', engine: 'embedded', url: '', model: '', private_addresses: false }),
};
