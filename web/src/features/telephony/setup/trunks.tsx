import { IconRouteAltLeft } from '@tabler/icons-react';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { AreaField, MultiField, NumberField, TextField } from '~/design/form/controls';
import type { FormProps, Kind } from '~/setup/kind';

interface Trunk {
  name: string;
  match: string[];
  host: string;
  port: number | null;
  channels_max: number | null;
  codecs: string[];
}

const codecs = ['alaw', 'ulaw', 'g722', 'opus', 'gsm', 'g729'];
const sipPort = 5060;

function General({ form }: FormProps<Trunk>) {
  const match = form.bind('match');
  return (
    <>
      <DrawerPart>
        <TextField {...form.bind('name')} was={undefined} disabled={!form.isNew || form.readOnly} ltr max={80} />
        <AreaField {...match} value={match.value.join('\n')} onChange={(text) => form.set('match', text.split('\n'))} onBlur={() => { form.set('match', match.value.map((line) => line.trim()).filter(Boolean)); match.onBlur(); }} />
        <NumberField {...form.bind('channels_max')} />
      </DrawerPart>
      <DrawerPart>
        <FieldRow><TextField {...form.bind('host')} ltr /><NumberField {...form.bind('port')} /></FieldRow>
        <MultiField {...form.bind('codecs')} choices={codecs.map((value) => ({ value, label: value }))} none="" />
      </DrawerPart>
    </>
  );
}

/** Lines to the public network. */
export const trunks: Kind<Trunk> = {
  name: 'trunks', key: 'name', icon: IconRouteAltLeft, word: 'kinds.trunk', words: 'kinds.trunks', empty: 'trunks.empty', emptyText: 'trunks.empty_text', findWords: 'trunks.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  columns: (_, t) => [
    { key: 'name', head: t('field.name'), width: 'medium', cell: ({ name }) => <bdi>{name}</bdi>, by: ({ name }) => name },
    { key: 'match', head: t('field.match'), cell: ({ match }) => <Chips empty="–">{match.map((each) => <Chip key={each} tone="line"><bdi dir="ltr">{each}</bdi></Chip>)}</Chips>, find: ({ match }) => match.join(' ') },
    { key: 'host', head: t('field.host'), cell: ({ host, port }) => (host ? <bdi dir="ltr">{`${host}:${port}`}</bdi> : '–'), by: ({ host }) => host || null },
    { key: 'channels', head: t('field.channels_max'), num: true, cell: ({ channels_max }) => channels_max, by: ({ channels_max }) => channels_max, find: () => '' },
    { key: 'codecs', head: t('trunks.codecs'), cell: (trunk) => trunk.codecs.join(', ') },
  ],
  parts: [{ id: 'general', word: 'trunks.general', fields: ['name', 'match', 'channels_max', 'host', 'port', 'codecs'], Body: General }],
  blank: () => ({ name: '', match: [], host: '', port: sipPort, channels_max: 30, codecs: ['alaw', 'ulaw'] }),
};
