import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField, SelectField, SwitchField, TextField } from '~/design/form/controls';
import type { FormProps } from '~/setup/kind';
import { PromptEditor } from '~/setup/prompts/PromptEditor';
import { gist } from '~/setup/prompts/parts';
import { useRecordings } from '~/setup/prompts/recordings';
import { ItemList } from '~/setup/ItemList';
import { announcementsMost, musicMost, tunes, type MusicPiece, type Treatment } from './shapes';

const own = 'recording:';

/** Music to wait with, and what is said to everybody now and then. */
export function SoundPart({ form }: FormProps<Treatment>) {
  const { t, i18n } = useTranslation();
  const { names, listen } = useRecordings();
  const tune = (name: string) => t(`value.music_${name}` as 'value.music_default');
  const called = ({ name, music, prompt }: MusicPiece) => name || prompt || (music ? tune(music) : '–');
  const value = form.value;
  return (
    <>
      <DrawerPart title={t('field.music')}>
        <ItemList field="music" items={value.music} faults={form.found.music ?? []} disabled={form.readOnly} most={musicMost} none={t('treatments.no_music')} add={t('treatments.add_music')}
          fresh={() => ({ name: '', music: 'default', prompt: '' })} title={(piece, place) => `${place + 1}. ${called(piece)}`} note={({ music, prompt }) => (prompt ? t('treatments.recorded') : music && tune(music))}
          onChange={(music) => form.set('music', music)}
          editor={(piece, set, error) => (
            <>
              <SelectField label={t('treatments.plays')} value={piece.prompt ? own + piece.prompt : piece.music || null} error={error('')} disabled={form.readOnly}
                choices={[...tunes.map((name) => ({ value: name as string, label: tune(name) })), ...names.map((name) => ({ value: own + name, label: name }))]}
                onChange={(chosen) => set(chosen?.startsWith(own) ? { music: '', prompt: chosen.slice(own.length) } : { music: chosen ?? '', prompt: '' })} />
              {piece.prompt && names.includes(piece.prompt) && <div>{listen(piece.prompt)}</div>}
              <TextField label={t('field.name')} max={80} value={piece.name} disabled={form.readOnly} onChange={(name) => set({ name })} />
            </>
          )} />
      </DrawerPart>
      <DrawerPart title={t('field.announcements')}>
        <FieldRow><NumberField {...form.bind('announcements_first_seconds')} unit="s" /><NumberField {...form.bind('announcements_every_seconds')} unit="s" /></FieldRow>
        <SwitchField {...form.bind('announcements_random')} words={t(value.announcements_random ? 'treatments.by_chance' : 'treatments.in_turn')} />
        <ItemList field="announcements" items={value.announcements} faults={form.found.announcements ?? []} disabled={form.readOnly} most={announcementsMost} none={t('treatments.no_announcements')} add={t('treatments.add_announcement')}
          fresh={() => ({ name: '', prompt: [] })} title={({ name, prompt }, place) => `${place + 1}. ${name || gist(prompt, i18n.language) || '–'}`} note={({ prompt }) => (prompt[0]?.prompt ? t('treatments.recorded') : t('treatments.spoken'))}
          onChange={(announcements) => form.set('announcements', announcements)}
          editor={({ name, prompt }, set, error) => (
            <>
              <TextField label={t('field.name')} max={80} value={name} disabled={form.readOnly} onChange={(typed) => set({ name: typed })} />
              <PromptEditor label={t('treatments.what')} prompt={prompt} error={error('prompt')} disabled={form.readOnly} onChange={(said) => set({ prompt: said })} />
            </>
          )} />
      </DrawerPart>
    </>
  );
}
