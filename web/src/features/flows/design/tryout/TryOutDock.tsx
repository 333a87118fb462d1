import { Button } from '@mantine/core';
import { IconArrowBackUp, IconDeviceFloppy, IconHeadset, IconPhone, IconRefresh } from '@tabler/icons-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { Dock, DockColumn } from '~/design/canvas/Dock';
import { DrawerPart } from '~/design/Drawer';
import { Empty, RowsToCome } from '~/design/Empty';
import { Facts } from '~/design/Facts';
import { IconButton } from '~/design/Frame';
import { Icon } from '~/design/Icon';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { formatDuration } from '~/texts/format';
import { freeName, testOf, testsOf, withTests, type Course } from '../model/tests';
import type { Design } from '../useDesign';
import type { Checked } from '../useFaults';
import type { StepWords } from '../useStepWords';
import { CallDeeds } from './CallDeeds';
import { CallSettings } from './CallSettings';
import { DraftCallNotes, DraftCallTools } from './DraftCallTools';
import { KeepTest } from './KeepTest';
import { TimeTools } from './TimeTools';
import { Transcript } from './Transcript';
import { useCallWords } from './useCallWords';
import type { DraftCall } from './useDraftCall';
import type { TryOut } from './useTryOut';

interface TryOutDockProps {
  design: Design;
  checked: Checked;
  words: StepWords;
  tryOut: TryOut;
  live: DraftCall;
  onOpen: (node: string) => void;
  onFaults: () => void;
  onClose: () => void;
}

const telephone = /^[0-9*#A-D]$/;
const hidden = '•';

/** A made-up caller in what is drawn: presses keys, lets time pass, and everything they hear stands here. */
export function TryOutDock({ design, checked, words, tryOut, live, onOpen, onFaults, onClose }: TryOutDockProps) {
  const { t } = useTranslation();
  const { document } = design;
  const { call, waits } = tryOut;
  const { course, error, let: onLet } = live.active ? live : tryOut;
  const say = useCallWords(document, words);
  const [keeps, setKeeps] = useState(false);
  const does = call.does ?? [];
  const standing = course && say.standing(course.waiting, course.end);
  const node = course && say.name(course.flow, course.node);
  useEffect(() => { if (standing) announce(`${node ?? ''}: ${standing}`); }, [node, standing]);
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || course?.end) return;
    if (telephone.test(event.key)) onLet({ keys: event.key });
    else if (event.key === 'Backspace' && does.length && !live.active) tryOut.takeBack();
    else return;
    event.preventDefault();
  };
  const again = () => { tryOut.begin({ ...call, at: new Date().toISOString(), does: [] }); setKeeps(false); };
  const keep = (name: string, also: { path: boolean; words: boolean }) => {
    if (!course) return;
    const tests = testsOf(document);
    design.change(withTests(document, [...tests, testOf(freeName(tests, name), call, course, also)]));
    setKeeps(false);
    toast(t('designer.test_kept', { name }));
  };
  const faulty = checked.troubles.length;
  return (
    <Dock title={t('designer.try_out')} line={course ? `${node ?? ''} · ${standing ?? ''} · ${formatDuration(course.moments.at(-1)?.at_ms ?? 0)}` : t('designer.try_out_text')} close={t('common.close')} onClose={onClose} onKey={pressed}
      tools={live.active ? <DraftCallTools live={live} /> : (
        <>
          <TimeTools course={course} onLet={tryOut.let} />
          <IconButton icon={IconArrowBackUp} word={t('designer.try_take_back')} disabled={!does.length} onClick={tryOut.takeBack} />
          <IconButton icon={IconRefresh} word={t('designer.try_again')} onClick={again} />
          <Button leftSection={<Icon of={IconHeadset} size="sm" />} disabled={!course || faulty > 0} onClick={() => { setKeeps(false); live.start(); }}>{t('designer.call_draft')}</Button>
          <Button leftSection={<Icon of={IconDeviceFloppy} size="sm" />} disabled={!course || waits || faulty > 0} aria-pressed={keeps} onClick={() => setKeeps(!keeps)}>{t('designer.keep_as_test')}</Button>
        </>
      )}>
      <DockColumn label={t('designer.try_keypad')}>{live.active && !course ? <Text as="p" tone="meta">{t('designer.call_draft_begins')}</Text> : <CallDeeds document={document} course={course} isReal={live.active} onLet={onLet} />}</DockColumn>
      <DockColumn label={t('designer.try_out')} main length={course?.moments.length ?? 0}>
        <ProblemNote error={error} />
        {faulty > 0 && <Empty icon={IconPhone} title={t('designer.mend_first', { count: faulty })} action={<Button onClick={onFaults}>{t('designer.show')}</Button>} />}
        {!course && !error && faulty === 0 && live.stage !== 'failed' && <RowsToCome rows={4} label={t('common.loading')} />}
        {course && faulty === 0 && <Transcript moments={course.moments} words={say} onOpen={onOpen} />}
      </DockColumn>
      <DockColumn label={t('designer.try_known')}>
        {keeps && course ? <KeepTest name={freeName(testsOf(document), firstName(course, say))} onKeep={keep} onLeave={() => setKeeps(false)} /> : (
          <>
            <DrawerPart title={t('designer.try_known')}>{course && <Facts items={known(course)} />}</DrawerPart>
            {live.active ? <DraftCallNotes live={live} /> : <DrawerPart title={t('designer.try_call')}><CallSettings document={document} call={call} words={words} onChange={tryOut.begin} /></DrawerPart>}
          </>
        )}
        {!course && !live.active && <Text as="p" tone="meta">{t('designer.try_out_text')}</Text>}
      </DockColumn>
    </Dock>
  );
}

/** What the flow knows of the caller by now; what is secret has a dot. */
function known({ variables, concealed, language }: Course) {
  return [
    ...Object.entries(variables).filter(([name, value]) => value && name !== 'caller').map(([name, value]) => ({ name, value: <bdi>{value}</bdi> })),
    ...concealed.map((name) => ({ name, value: hidden })),
    { name: 'language', value: language },
  ];
}

/** A name for the call as a test: where it led to. */
function firstName(course: Course, say: ReturnType<typeof useCallWords>): string {
  return `${say.name(course.flow, course.node)}: ${say.standing(course.waiting, course.end)}`;
}
