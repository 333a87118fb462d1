import { Button, Menu, Text as MenuText } from '@mantine/core';
import { IconBell, IconDownload, IconLayoutBoard, IconMicrophoneOff, IconPhone, IconPhoneOff, IconPlayerPause, IconPlus, IconSettings, IconStack2, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BellButton, BellList } from '../../Bell';
import { AnswerButton, Apart, BarClock, CallBarFrame, CallButton, CallControls, TallButton, WrapUpGauge } from '../../CallControls';
import { ChoiceList } from '../../ChoiceList';
import { PickList } from '../../PickList';
import { Choices } from '../../Choices';
import { Crumbs } from '../../Crumbs';
import { CutLinks } from '../../CutLinks';
import { DangerButton } from '../../DangerButton';
import { FloatingPanel, KeyList, Keypad } from '../../FloatingPanel';
import { IconButton, NavButton, ToolLink } from '../../Frame';
import { Icon } from '../../Icon';
import { Key } from '../../Key';
import { LinkButton } from '../../LinkButton';
import { Logo } from '../../Logo';
import { MenuAt } from '../../MenuAt';
import { Opens } from '../../Opens';
import { PlainButton } from '../../PlainButton';
import { SearchBox } from '../../SearchBox';
import looks from '../Gallery.module.css';
import { As, Shown } from '../Shown';

const nothing = () => undefined;

function MenuShown() {
  const { t } = useTranslation();
  const [at, setAt] = useState<HTMLElement | null>(null);
  return <span><Button onClick={({ currentTarget }) => setAt(currentTarget)} aria-haspopup="menu" aria-expanded={at !== null}>{t('form.choose')}</Button>{at && <MenuAt at={at} onClose={() => setAt(null)}><Menu.Label>{t('hand.act')}</Menu.Label><Menu.Item leftSection={<Icon of={IconPhone} size="sm" />}>{t('hand.open')}</Menu.Item><Menu.Item disabled>{t('form.remove')}</Menu.Item></MenuAt>}</span>;
}

function Buttons() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <>
      <Shown of="Button">
        <As><Button variant="filled">{t('setup.save')}</Button></As><As state="hover" forced="hover"><Button variant="filled">{t('setup.save')}</Button></As><As state="focus" forced="focus"><Button variant="filled">{t('setup.save')}</Button></As>
        <As state="disabled"><Button variant="filled" disabled>{t('setup.save')}</Button></As><As state="busy"><Button variant="filled" loading>{t('setup.save')}</Button></As>
        <As><Button>{t('form.keep')}</Button></As><As state="hover" forced="hover"><Button>{t('form.keep')}</Button></As><As state="disabled"><Button disabled>{t('form.keep')}</Button></As><As><Button variant="subtle">{t('form.keep')}</Button></As>
        <As state="small"><Button size="xs">{t('form.keep')}</Button></As><As state="large"><Button size="md">{t('form.keep')}</Button></As><As state="long"><Button>{t('gallery.sample_long')}</Button></As>
      </Shown>
      <Shown of="DangerButton"><As><DangerButton icon={IconTrash} onClick={nothing}>{t('form.remove')}</DangerButton></As><As state="hover" forced="hover"><DangerButton icon={IconTrash} onClick={nothing}>{t('form.remove')}</DangerButton></As><As state="busy"><DangerButton icon={IconTrash} busy onClick={nothing}>{t('form.remove')}</DangerButton></As></Shown>
      <Shown of="PlainButton"><As><PlainButton>{t('hand.open')}</PlainButton></As><As state="hover" forced="hover"><PlainButton>{t('hand.open')}</PlainButton></As><As state="focus" forced="focus"><PlainButton>{t('hand.open')}</PlainButton></As></Shown>
      <Shown of="IconButton"><As><IconButton icon={IconSettings} word={t('nav.all_settings')} /></As><As state="hover" forced="hover"><IconButton icon={IconSettings} word={t('nav.all_settings')} /></As><As state="focus" forced="focus"><IconButton icon={IconSettings} word={t('nav.all_settings')} /></As><As state="disabled"><IconButton icon={IconSettings} word={t('nav.all_settings')} disabled /></As></Shown>
      <Shown of="LinkButton"><As><LinkButton icon={IconDownload} word={t('figures.title')} href="#content" /></As></Shown>
      <Shown of="ToolLink"><As><ToolLink icon={IconLayoutBoard} to="/wall" word={t('wall.open')} /></As><As state="hover" forced="hover"><ToolLink icon={IconLayoutBoard} to="/wall" word={t('wall.open')} /></As></Shown>
      <Shown of="NavButton"><As><NavButton icon={IconSettings} word={t('nav.keys')} onClick={nothing} /></As><As state="chosen"><NavButton icon={IconSettings} word={t('nav.keys')} onClick={nothing} pressed /></As></Shown>
      <Shown of="BellButton"><As><BellButton icon={IconBell} word={t('board.needs')} count={3} /></As><As state="empty"><BellButton icon={IconBell} word={t('board.needs')} count={0} /></As></Shown>
      <Shown of="BellList"><As><BellList label={t('board.needs')} quiet={t('form.nothing')}><li>{t('common.late')}</li></BellList></As><As state="empty"><BellList label={t('board.needs')} quiet={t('form.nothing')}>{null}</BellList></As></Shown>
      <Shown of="MenuAt"><As><MenuShown /></As></Shown>
      <Shown of="SearchBox"><As state="empty"><SearchBox value={text} onChange={setText} words={t('customers.search')} /></As><As><SearchBox value="billing" onChange={nothing} words={t('customers.search')} wide /></As></Shown>
      <Shown of="Opens"><As><Opens to="/design?part=controls" label="82 %">82 %</Opens></As><As state="hover" forced="hover"><Opens to="/design?part=controls" label="82 %">82 %</Opens></As></Shown>
      <Shown of="CutLinks"><CutLinks label={t('figures.cut')} items={[{ to: '/design?part=controls', word: t('figures.queues'), here: true }, { to: '/design?part=controls#agents', word: t('kinds.agent'), here: false }]} /></Shown>
      <Shown of="Crumbs"><Crumbs><span>{t('contacts.title')}</span><span>Ana Horvat</span></Crumbs></Shown>
      <Shown of="Key"><Key>F2</Key><Key>⇧F9</Key></Shown>
      <Shown of="KeyList"><KeyList items={[{ keys: ['F2'], does: t('keys.answer') }, { keys: ['Shift', 'F2'], does: t('keys.hang_up') }]} /></Shown>
      <Shown of="Icon">{(['xs', 'sm', 'md', 'lg', 'xl'] as const).map((size) => <Icon key={size} of={IconPhone} size={size} />)}</Shown>
      <Shown of="Logo"><Logo /><Logo size={40} /></Shown>
    </>
  );
}

function CallParts() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>('1');
  const codes = [{ code: '1', name: t('figures.queues') }, { code: '2', name: t('gallery.sample_long') }, { code: '3', name: t('reason.training') }];
  const controls = (
    <CallControls label={t('call.bar')}>
      <CallButton icon={IconPlayerPause} word={t('call.hold')} command="hold" /><CallButton icon={IconMicrophoneOff} word={t('call.mute')} command="mute" aria-pressed /><CallButton icon={IconPlus} word={t('call.add')} command="add" disabled /><Apart /><CallButton icon={IconPhoneOff} word={t('call.hang_up')} command="hang_up" ends />
    </CallControls>
  );
  return (
    <>
      <Shown of="CallControls"><As>{controls}</As><As state="hover" forced="hover">{controls}</As><As state="focus" forced="focus">{controls}</As></Shown>
      <Shown of="AnswerButton"><As><AnswerButton icon={IconPhone}>{t('call.answer')}</AnswerButton></As><As state="hover" forced="hover"><AnswerButton icon={IconPhone}>{t('call.answer')}</AnswerButton></As><As state="disabled"><AnswerButton icon={IconPhone} disabled>{t('call.answer')}</AnswerButton></As></Shown>
      <Shown of="TallButton"><As><TallButton>{t('call.decline')}</TallButton></As><As state="disabled"><TallButton disabled>{t('call.decline')}</TallButton></As></Shown>
      <Shown of="CallBarFrame">
        <As wide><CallBarFrame state="talking" label={t('call.bar')} lead={<BarClock>4:12</BarClock>} name="Ana Horvat" line="+386 1 555 01 00" size="call"><Apart /></CallBarFrame></As>
        <As state="small" wide><CallBarFrame state="hold" label={t('call.bar')} lead={<BarClock>0:31</BarClock>} name="Ana Horvat" line="+386 1 555 01 00" size="strip"><Apart /></CallBarFrame></As>
        <As state="long" wide><CallBarFrame state="ringing" label={t('call.bar')} lead={<BarClock>0:09</BarClock>} name={t('gallery.sample_long').repeat(4)} line="+386 1 555 01 00" above={t('call.incoming')} size="ringing"><Apart /></CallBarFrame></As>
      </Shown>
      <Shown of="WrapUpGauge">{[0.35, 0].map((share) => <As key={share} state={share ? 'normal' : 'empty'} wide><CallBarFrame state="wrap_up" label={t('call.bar')} lead={null} name="Ana Horvat" line="+386 1 555 01 00" size="call"><WrapUpGauge text={t('wrap_up.left', { left: share * 60, whole: 60 })} share={share} /></CallBarFrame></As>)}</Shown>
      <Shown of="Choices"><Choices label={t('wrap_up.about')} items={codes} chosen={chosen} onChoose={setChosen} /></Shown>
      <Shown of="ChoiceList"><As wide><ChoiceList label={t('figures.one_agents')} items={codes.map(({ code, name }) => ({ id: code, name, note: t('state.ready'), state: 'ready' }))} chosen={chosen} onChoose={setChosen} empty={t('form.nothing')} /></As><As state="empty"><ChoiceList label={t('figures.one_agents')} items={[]} chosen={null} onChoose={setChosen} empty={t('form.nothing')} /></As></Shown>
      <Shown of="PickList">
        <As wide><PickList id="found" label={t('transfer.title')} groups={[{ label: t('transfer.agents'), items: codes.map(({ code, name }) => ({ id: code, name, note: t('state.ready'), state: 'ready' })) }, { label: t('transfer.queues'), items: [{ id: 'billing', name: 'Billing', note: t('transfer.waiting', { count: 2 }), icon: IconStack2 }] }]} chosen={chosen} onChoose={setChosen} empty={t('transfer.nobody')} /></As>
        <As state="empty"><PickList id="none" label={t('transfer.title')} groups={[]} chosen={null} onChoose={setChosen} empty={t('transfer.nobody')} /></As>
      </Shown>
      <Shown of="Keypad"><div className={looks.fields}><Keypad label={t('call.keypad')} onKey={nothing} /></div></Shown>
      <Shown of="FloatingPanel"><As framed="low" still><FloatingPanel title={t('keys.title')} close={t('common.close')} onClose={nothing}><MenuText size="sm">{t('common.late')}</MenuText></FloatingPanel></As></Shown>
    </>
  );
}

/** Whatever is pressed. */
export function Controls() {
  return <><Buttons /><CallParts /></>;
}
