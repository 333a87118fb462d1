import { useTranslation } from 'react-i18next';
import { Bar, BarBelow, Countdown, Health, HealthMark, SkillLevel, TargetBar, type Standing } from '../../Health';
import { LiveMark } from '../../Frame';
import { Meter } from '../../Meter';
import { RecordingSign } from '../../RecordingSign';
import { Gate } from '../../Gate';
import { Lanes } from '../../Lanes';
import { Ribbon, type Phase } from '../../Ribbon';
import { StateButton } from '../../StateButton';
import { StateGlyph, type StateName } from '../../StateGlyph';
import { StatePill } from '../../StatePill';
import looks from '../Gallery.module.css';
import { As, Shown } from '../Shown';

const names: StateName[] = ['offline', 'ready', 'ringing', 'talking', 'hold', 'wrap_up', 'not_ready'];
const standings: Standing[] = ['well', 'watch', 'breach'];
const phases: [Phase['name'], number, string][] = [['flow', 21_000, '0:21'], ['queue', 64_000, '1:04'], ['ringing', 9_000, '0:09'], ['talking', 252_000, '4:12'], ['hold', 31_000, '0:31'], ['wrap_up', 40_000, '0:40']];

/** Agent and contact states, the health of a promise: colour, shape and word. */
export function States() {
  const { t } = useTranslation();
  const life: Phase[] = phases.map(([name, ms, time]) => ({ name, ms, time, word: t(`phase.${name}`) }));
  const sentence = t('phase.talking');
  return (
    <>
      <Shown of="StatePill">
        <As>{names.map((name) => <div key={name}><StatePill state={name}>{t(`state.${name}`)}</StatePill></div>)}</As>
        <As>{names.map((name) => <div key={name}><StatePill state={name} bare>{t(`state.${name}`)} 2:14</StatePill></div>)}</As>
        <As state="stale">{names.map((name) => <div key={name}><StatePill state={name} stale>{t(`state.${name}`)}</StatePill></div>)}</As>
      </Shown>
      <Shown of="StateGlyph">{names.map((name) => <span key={name}><StateGlyph state={name} /></span>)}</Shown>
      <Shown of="StateButton">
        {names.map((name) => <As key={name}><StateButton state={name} word={t(`state.${name}`)} time="2:14" /></As>)}
        <As state="waiting"><StateButton state="talking" word={t('state.talking')} time="2:14" next={t('reason.lunch')} /></As>
        <As state="stale"><StateButton state="ready" word={t('state.ready')} time="2:14" stale /></As>
        <As state="busy"><StateButton state="ready" word={t('state.ready')} time="2:14" aria-busy /></As>
        <As state="disabled"><StateButton state="offline" word={t('state.offline')} time="2:14" disabled /></As>
        <As state="focus" forced="focus"><StateButton state="ready" word={t('state.ready')} time="2:14" /></As>
      </Shown>
      <Shown of="Gate">
        <As><Gate state="passed" word={t('decision.passed')} /></As>
        <As><Gate state="stopped" word={t('decision.stopped')} note={t('decision.offline')} /></As>
        <As><Gate state="unseen" word={t('decision.unseen')} /></As>
      </Shown>
      <Shown of="Lanes">
        <As wide>
          <Lanes label={t('story.legs')} from={0} to={100} at={60} tick={(at) => `14:0${Math.round(at / 25)}`} rows={[
            { key: 'c', note: t('story.lane_customer'), name: t('gallery.sample_long'), bars: [{ from: 0, to: 30, phase: 'queue', word: t('phase.queue') }, { from: 30, to: 90, phase: 'talking', word: t('phase.talking'), onOpen: () => undefined }] },
            { key: 'a', note: t('story.lane_agent'), name: 'Agent 7', bars: [{ from: 25, to: 30, phase: 'ringing', word: t('phase.ringing') }, { from: 30, to: 90, phase: 'talking', word: t('phase.talking'), onOpen: () => undefined }, { from: 90, to: 100, phase: 'wrap_up', word: t('phase.wrap_up') }] },
          ]} />
        </As>
      </Shown>
      <Shown of="Ribbon">
        <As state="large" wide><Ribbon phases={life} label={sentence} /></As>
        <As wide><Ribbon phases={life} label={sentence} size="medium" /></As>
        <As state="small" wide><Ribbon phases={life} label={sentence} size="thin" /></As>
      </Shown>
      <Shown of="Health"><div className={looks.ground}>{standings.map((standing) => <As key={standing}><Health standing={standing}>82 %</Health></As>)}</div></Shown>
      <Shown of="HealthMark">{standings.map((standing) => <span key={standing}><HealthMark standing={standing} /></span>)}</Shown>
      <Shown of="TargetBar">
        {standings.map((standing, place) => <As key={standing} wide><TargetBar standing={standing} value={0.9 - place * 0.2} target={0.8} text={`${90 - place * 20} %`} /></As>)}
        <As state="empty" wide><TargetBar standing="well" value={null} target={0.8} text="–" /></As>
      </Shown>
      <Shown of="Bar"><As wide><Bar value={0.6} target={0.8} label="60 %" /></As><As state="chosen" wide><Bar value={0.6} brand /></As><As state="empty" wide><Bar value={null} /></As></Shown>
      <Shown of="BarBelow"><As wide>{t('field.name')}<BarBelow value={0.4} target={0.8} standing="breach" /></As></Shown>
      <Shown of="SkillLevel">{[0, 1, 3, 5].map((level) => <SkillLevel key={level} level={level} label={String(level)} />)}</Shown>
      <Shown of="Countdown">{[1, 0.4, 0].map((share) => <Countdown key={share} share={share} label={String(share * 20)}>{share * 20}</Countdown>)}</Shown>
      <Shown of="Meter"><As wide><Meter level={0.55} label={t('seat.level')} /></As><As state="empty" wide><Meter level={0} label={t('seat.level')} /></As></Shown>
      <Shown of="RecordingSign"><As><RecordingSign on>{t('recording.title')}</RecordingSign></As><As state="off"><RecordingSign on={false}>{t('recording.title')}</RecordingSign></As></Shown>
      <Shown of="LiveMark"><As><LiveMark live word={`${t('board.live')} ·`}>14:05:09</LiveMark></As><As state="stale"><LiveMark live={false}>{t('board.as_of', { time: '14:05' })}</LiveMark></As></Shown>
    </>
  );
}
