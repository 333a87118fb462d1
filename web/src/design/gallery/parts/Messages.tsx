import { Button } from '@mantine/core';
import { IconLock, IconPhone, IconPhoneOff, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Announcer, Unseen } from '../../Announcer';
import { Avatar } from '../../Avatar';
import { ChangeBox } from '../../ChangeBox';
import { Chip, Count, type Tone } from '../../Chip';
import { Chips } from '../../Chips';
import { Code } from '../../Code';
import { Differences } from '../../Differences';
import { Empty, RowsToCome } from '../../Empty';
import { Facts } from '../../Facts';
import { Banner, Note } from '../../Note';
import { PlainRows } from '../../PlainRows';
import { Say } from '../../Say';
import { Steps } from '../../Steps';
import { Text } from '../../Text';
import { Timeline } from '../../Timeline';
import { Toasts, toast } from '../../Toast';
import { As, Shown } from '../Shown';

const tones: Tone[] = ['plain', 'line', 'ok', 'watch', 'breach', 'brand'];
const noteTones = ['plain', 'brand', 'ok', 'watch', 'breach', 'hold'] as const;
const sizes = ['xs', 'sm', 'md', 'lg', 'xl', 'figure'] as const;
const inks = ['meta', 'soft', 'watch', 'breach', 'brand'] as const;

/** Whatever is read. */
export function Messages() {
  const { t } = useTranslation();
  const long = t('gallery.sample_long');
  return (
    <>
      <Shown of="Text">
        {sizes.map((size) => <Text key={size} size={size}>{t('sign_in.slogan')}</Text>)}
        {inks.map((tone) => <Text key={tone} tone={tone}>{t('sign_in.slogan')}</Text>)}
        <As state="long" wide><Text as="p" cut>{long.repeat(4)}</Text></As>
      </Shown>
      <Shown of="Note">
        {noteTones.map((tone) => <As key={tone} wide><Note tone={tone} title={t('page.broken')}>{t('page.broken_text')}</Note></As>)}
        <As state="long" wide><Note title={long} end={<Button size="xs">{t('common.retry')}</Button>}>{long}</Note></As>
      </Shown>
      <Shown of="Banner"><As wide><Banner tone="watch" title={t('line.lost', { seconds: 5 })} end={<Button size="xs">{t('common.retry')}</Button>}>{t('line.lost_text')}</Banner></As></Shown>
      <Shown of="Empty">
        <As state="empty" wide><Empty icon={IconPhone} title={t('numbers.empty')} action={<Button variant="filled">{t('hand.open')}</Button>}>{t('numbers.empty_text')}</Empty></As>
        <As state="wrong" wide><Empty icon={IconLock} title={t('page.not_allowed')}>{t('page.not_allowed_text')}</Empty></As>
      </Shown>
      <Shown of="RowsToCome"><As state="waiting" wide still><RowsToCome rows={3} label={t('common.loading')} /></As></Shown>
      <Shown of="Toasts"><As framed="low"><Button onClick={() => toast(t('notes.saved'))}>{t('notes.saved')}</Button><Toasts /></As></Shown>
      <Shown of="Announcer"><As still><Announcer />{t('common.loading')}</As></Shown>
      <Shown of="Unseen"><As><span>{t('keys.title')}<Unseen>{t('keys.group_call')}</Unseen></span></As></Shown>
      <Shown of="Chip">{tones.map((tone) => <Chip key={tone} tone={tone} icon={IconUser}>{t('kinds.agent')}</Chip>)}<As state="long"><Chip>{long}</Chip></As></Shown>
      <Shown of="Chips"><As><Chips><Chip>1</Chip><Chip>2</Chip><Chip>3</Chip><Chip>4</Chip></Chips></As><As state="empty"><Chips empty="–">{null}</Chips></As></Shown>
      <Shown of="Count"><Count>{3}</Count><Count red>{12}</Count></Shown>
      <Shown of="Avatar"><Avatar name="Ana Horvat" size="sm" /><Avatar name="Ana Horvat" /><Avatar name="+386 1 555 01 00" size="xl" /><Avatar name="" /></Shown>
      <Shown of="Facts"><As wide><Facts items={[{ name: t('field.name'), value: 'Ana Horvat' }, { name: t('contacts.customer'), value: long }]} /></As></Shown>
      <Shown of="Differences"><As wide><Differences items={[{ name: t('field.name'), before: 'Ana', after: 'Anna' }, { name: t('field.flow_id'), before: null, after: 'main_line' }, { name: long, before: 'main_line', after: null }]} /></As><As wide><Differences sides={[t('customers.theirs'), t('customers.mine')]} items={[{ name: t('field.name'), before: 'Ana', after: 'Anna' }]} /></As></Shown>
      <Shown of="ChangeBox"><As wide><ChangeBox who="Ana Horvat" what={t('deed.changed')} when="14:05" end={<Button size="xs">{t('form.keep')}</Button>}>{t('field.name')}</ChangeBox></As></Shown>
      <Shown of="Timeline">
        <As wide><Timeline moments={[{ key: 1, icon: IconPhone, title: t('call.incoming'), detail: long, time: '14:05:02', took: '0:21' }, { key: 2, icon: IconUser, title: t('phase.ringing'), time: '14:05:23', main: true }, { key: 3, icon: IconPhoneOff, title: t('call.hang_up'), time: '14:09:35' }]} /></As>
      </Shown>
      <Shown of="Say"><As wide><Say language="en">{t('sign_in.slogan')}</Say></As><As state="long" wide><Say language="en">{long}</Say></As></Shown>
      <Shown of="Steps"><Steps lead={null} steps={[t('contacts.title'), t('desk.queue')]} last="Billing" /></Shown>
      <Shown of="PlainRows"><As wide><PlainRows><li><Avatar name="Ana Horvat" size="sm" />Ana Horvat</li><li><Avatar name="B" size="sm" />{long}</li></PlainRows></As></Shown>
      <Shown of="Code"><As wide><Code>{'{ "name": "Billing" }'}</Code></As></Shown>
    </>
  );
}
