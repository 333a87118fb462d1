import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../Frame';
import { Writing } from '../../Writing';
import { AddRow } from '../../form/AddRow';
import { ConfirmRemoval } from '../../form/ConfirmRemoval';
import { Field } from '../../form/Field';
import { FaultList } from '../../form/FaultList';
import { FileButton } from '../../form/FileButton';
import { FormBox } from '../../form/FormBox';
import { KeyRows } from '../../form/KeyRows';
import { LevelRow } from '../../form/Levels';
import { NeedRows } from '../../form/NeedRows';
import { OrderList, moved } from '../../form/OrderList';
import { RuleList } from '../../form/RuleList';
import { SoundRows } from '../../form/SoundRows';
import { SpanRow, SpanRows } from '../../form/SpanRow';
import { StepLine } from '../../form/StepLine';
import { Versions } from '../../form/Versions';
import { AreaField, ChecksField, MultiField, NumberField, SegmentedField, SelectField, SwitchField, TextField } from '../../form/controls';
import looks from '../Gallery.module.css';
import { As, Shown } from '../Shown';

const nothing = () => undefined;

function Fields() {
  const { t } = useTranslation();
  const [text, setText] = useState('Ana Horvat');
  const [chosen, setChosen] = useState<string[]>(['lunch']);
  const choices = (['break', 'lunch', 'training'] as const).map((value) => ({ value, label: t(`reason.${value}`) }));
  const name = { label: t('field.name'), onChange: setText };
  return (
    <>
      <Shown of="TextField">
        <As><div className={looks.fields}><TextField {...name} value={text} hint={t('hint.id')} /></div></As>
        <As state="empty"><div className={looks.fields}><TextField {...name} value="" /></div></As>
        <As state="focus" forced="focus"><div className={looks.fields}><TextField {...name} value={text} /></div></As>
        <As state="changed"><div className={looks.fields}><TextField {...name} value={text} was="Ana Novak" onRestore={nothing} /></div></As>
        <As state="wrong"><div className={looks.fields}><TextField {...name} value={text} error={t('fault.already_there')} /></div></As>
        <As state="disabled"><div className={looks.fields}><TextField {...name} value={text} disabled /></div></As>
        <As state="long"><div className={looks.fields}><TextField {...name} label={t('gallery.sample_long')} value={t('gallery.sample_long')} was={t('gallery.sample_long')} onRestore={nothing} /></div></As>
      </Shown>
      <Shown of="AreaField"><As><div className={looks.fields}><AreaField {...name} value={text} /></div></As><As state="wrong"><div className={looks.fields}><AreaField {...name} value="{" code error={t('fault.already_there')} /></div></As></Shown>
      <Shown of="NumberField"><As><div className={looks.fields}><NumberField label={t('retention.days')} value={30} unit={t('retention.days')} onChange={nothing} /></div></As><As state="empty"><div className={looks.fields}><NumberField label={t('retention.days')} value={null} onChange={nothing} /></div></As></Shown>
      <Shown of="SelectField"><As><div className={looks.fields}><SelectField label={t('made_of.state')} value="lunch" choices={choices} onChange={nothing} /></div></As><As state="empty"><div className={looks.fields}><SelectField label={t('made_of.state')} value={null} none={t('form.choose')} choices={choices} onChange={nothing} /></div></As><As state="disabled"><div className={looks.fields}><SelectField label={t('made_of.state')} value="lunch" choices={choices} onChange={nothing} disabled /></div></As></Shown>
      <Shown of="MultiField"><As><div className={looks.fields}><MultiField label={t('made_of.state')} value={chosen} none={t('form.choose')} choices={choices} onChange={setChosen} /></div></As><As state="empty"><div className={looks.fields}><MultiField label={t('made_of.state')} value={[]} none={t('form.choose')} choices={choices} onChange={nothing} /></div></As></Shown>
      <Shown of="SwitchField"><As><SwitchField label={t('recording.title')} words={t('recording.play')} value onChange={nothing} /></As><As state="off"><SwitchField label={t('recording.title')} words={t('recording.pause')} value={false} onChange={nothing} /></As><As state="disabled"><SwitchField label={t('recording.title')} words={t('recording.pause')} value={false} onChange={nothing} disabled /></As></Shown>
      <Shown of="SegmentedField"><As><SegmentedField label={t('person.scheme')} value="light" choices={[{ value: 'light', label: t('person.light') }, { value: 'dark', label: t('person.dark') }]} onChange={nothing} /></As></Shown>
      <Shown of="ChecksField"><As><ChecksField label={t('made_of.state')} value={chosen} choices={choices} locked={['training']} onChange={setChosen} /></As></Shown>
      <Shown of="Field"><As><Field label={t('field.name')} hint={t('hint.id')} group>{() => <span>{text}</span>}</Field></As></Shown>
    </>
  );
}

function Lists() {
  const { t } = useTranslation();
  const [level, setLevel] = useState(3);
  const [order, setOrder] = useState(['1', '2', '3']);
  const [note, setNote] = useState('');
  const keyRow = (id: 'answer' | 'hold' | 'palette') => ({ id, word: t(`keys.${id}`), changeWord: t('keys.change') });
  const keyRows = [{ ...keyRow('answer'), caps: ['F2'] }, { ...keyRow('hold'), caps: ['F6'], usual: t('keys.usual', { key: 'F8' }) }, { ...keyRow('palette'), caps: [], fault: t('keys.fault_digit') }];
  return (
    <>
      <Shown of="LevelRow"><As wide><LevelRow name={t('value.language_en')} level={level} onChange={setLevel} onRemove={nothing} /></As><As state="changed" wide><LevelRow name={t('gallery.sample_long')} level={4} was="2" onChange={nothing} onRemove={null} /></As></Shown>
      <Needs />
      <Shown of="StepLine"><As wide><StepLine label={t('field.relaxations')} steps={[30, 60].map((seconds) => ({ when: t('queues.after', { seconds }), end: <IconButton icon={IconX} word={t('form.remove')} />, body: <span>{t('queues.tiers_to', { tier: seconds / 30 })}</span> }))} /></As></Shown>
      <Shown of="OrderList"><As wide><OrderList label={t('figures.queues')} items={order} itemKey={(item) => item} name={(item) => item} row={(item) => <span>{t('desk.queue')} {item}</span>} onMove={(from, to) => setOrder(moved(order, from, to))} at="2" /></As></Shown>
      <Shown of="KeyRows"><As wide><KeyRows rows={keyRows} none={t('keys.none')} press={t('keys.press')} pressHelp={t('keys.press_help')} listening={null} onListen={nothing} onKey={nothing} onUsual={nothing} /></As></Shown>
      <Shown of="SoundRows"><As wide><SoundRows label={t('sounds.what')} tryIt={t('sounds.try')} onSwitch={nothing} onVolume={nothing} onTry={nothing} rows={[{ id: 'ring', word: t('sounds.ring'), on: true, volume: 60, volumeWord: t('sounds.volume'), tryWord: t('sounds.try') }, { id: 'alert', word: t('sounds.alert'), on: false, volume: 40, volumeWord: t('sounds.volume'), tryWord: t('sounds.try') }]} /></As></Shown>
      <Shown of="RuleList"><RuleList label={t('field.password')} keptWord={t('setup.save')} rules={[{ words: t('hint.login'), kept: true }, { words: t('hint.id'), kept: false }]} /></Shown>
      <Shown of="FaultList"><As state="wrong" wide><FaultList label={t('file.faulty')} items={[{ way: ['menu', 'choices', '2'], text: t('fault.no_json') }, { way: [], text: t('gallery.sample_long') }]} onGo={nothing} /></As></Shown>
      <Shown of="SpanRows">
        <As wide><SpanRows name={t('field.name')} end={null}><SpanRow span={{ opens: '08:00', closes: '17:00' }} words={{ opens: t('call.answer'), closes: t('call.hang_up') }} disabled={false} onChange={nothing} end={<IconButton icon={IconX} word={t('form.remove')} />} /></SpanRows></As>
        <As state="disabled" wide><SpanRow span={{ opens: '08:00', closes: '17:00' }} words={{ opens: t('call.answer'), closes: t('call.hang_up') }} disabled onChange={nothing} end={null} /></As>
      </Shown>
      <Shown of="AddRow"><As><AddRow label={t('agents.add_skill')} choices={[{ value: 'en', label: t('value.language_en') }]} onAdd={nothing} /></As></Shown>
      <Shown of="FileButton"><As><FileButton accept=".wav" onFile={nothing}>{t('prompts.file')}</FileButton></As><As state="busy"><FileButton accept=".wav" onFile={nothing} busy>{t('prompts.file')}</FileButton></As><As state="disabled"><FileButton accept=".wav" onFile={nothing} disabled primary>{t('prompts.file')}</FileButton></As></Shown>
      <Shown of="FormBox"><As wide><FormBox onSubmit={nothing}><TextField label={t('field.name')} value={note} onChange={setNote} /></FormBox></As></Shown>
      <Shown of="Writing"><As state="empty" wide><Writing label={t('notes.label')} hint={t('notes.placeholder')} value={note} onChange={setNote} /></As></Shown>
      <Shown of="ConfirmRemoval">
        <As state="waiting" still wide><ConfirmRemoval name="Billing" uses={null} busy={false} onRemove={nothing} onKeep={nothing} /></As>
        <As still wide><ConfirmRemoval name="Billing" uses={[]} busy={false} onRemove={nothing} onKeep={nothing} /></As>
        <As state="wrong" still wide><ConfirmRemoval name={t('gallery.sample_long')} uses={[{ kind: t('kinds.agent'), name: 'Ana Horvat', to: '/agents' }]} busy={false} onRemove={nothing} onKeep={nothing} /></As>
      </Shown>
      <Shown of="Versions"><As wide><Versions open items={[{ field: 'name', name: t('field.name'), before: 'Ana', theirs: 'Anna', mine: 'Ann' }]} words={{ before: t('form.before'), theirs: t('figures.one_agents'), mine: t('form.after'), take: t('form.choose') }} onTake={nothing}><Button>{t('form.keep')}</Button></Versions></As></Shown>
    </>
  );
}

function Needs() {
  const { t } = useTranslation();
  const english = { skill: 'en', name: t('value.language_en'), level: 1 };
  const row = { written: 'en', alternatives: [english, { skill: 'da', name: t('value.language_da'), level: 3 }] };
  const rest = { choices: [{ value: 'ro', label: t('value.language_ro') }], levels: [t('queues.any_level'), ...[2, 3].map((level) => t('queues.level_or_more', { level }))], words: { and: t('queues.and'), or: t('queues.or'), add: t('queues.add_need'), addOr: t('queues.add_or'), none: t('queues.no_skill') }, onRow: nothing };
  return (
    <Shown of="NeedRows">
      <As wide><NeedRows {...rest} disabled={false} rows={[row, { written: 'en', alternatives: [english] }]} /></As>
      <As state="empty" wide><NeedRows {...rest} disabled={false} rows={[]} /></As>
      <As state="wrong" wide><NeedRows {...rest} disabled={false} rows={[{ written: 'en>=x', alternatives: null, fault: t('fault.bad_need') }]} /></As>
      <As state="disabled" wide><NeedRows {...rest} disabled rows={[row]} /></As>
    </Shown>
  );
}

/** Whatever is filled in. */
export function Forms() {
  return <><Fields /><Lists /></>;
}
