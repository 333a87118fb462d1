import { Button } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconArrowBackUp, IconArrowForwardUp, IconChecks, IconHistory, IconLayoutDistributeHorizontal, IconList, IconPhone, IconSchema, IconTestPipe } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BarEnd } from '~/design/canvas/Studio';
import { IconButton } from '~/design/Frame';
import { Icon } from '~/design/Icon';
import { waysOf } from './kinds/registry';
import { laidOut } from './model/layout';
import type { FlowTests } from './tryout/useTests';
import type { Checked } from './useFaults';
import type { Design } from './useDesign';
import type { OpenDrawer } from './useDrawer';

interface DesignerBarProps {
  design: Design;
  checked: Checked;
  drawer: OpenDrawer;
  standing: ReactNode;
  more: ReactNode;
  tests: FlowTests;
}

/** The tools above the drawing. */
export function DesignerBar({ design, checked, drawer, standing, more, tests: { tested, failing } }: DesignerBarProps) {
  const { t } = useTranslation();
  const { troubles, toLookAt } = checked;
  const icon = troubles.length ? IconAlertOctagon : toLookAt ? IconAlertTriangle : IconChecks;
  const word = troubles.length ? t('designer.faults', { count: troubles.length }) : toLookAt ? t('designer.hints', { count: toLookAt }) : t('designer.sound');
  return (
    <>
      <IconButton icon={IconArrowBackUp} word={t('designer.undo')} disabled={!design.canUndo} onClick={design.undo} />
      <IconButton icon={IconArrowForwardUp} word={t('designer.redo')} disabled={!design.canRedo} onClick={design.redo} />
      <IconButton icon={IconLayoutDistributeHorizontal} word={t('designer.lay_out')} onClick={() => design.move(laidOut(design.document, waysOf))} />
      <IconButton icon={drawer.outline ? IconSchema : IconList} word={t(drawer.outline ? 'designer.drawing' : 'designer.outline')} aria-pressed={drawer.outline} onClick={() => drawer.setOutline(!drawer.outline)} />
      {standing}
      <BarEnd>
        <Button leftSection={<Icon of={IconPhone} size="sm" />} aria-pressed={drawer.trying} onClick={() => drawer.setTrying(!drawer.trying)}>{t('designer.try_out')}</Button>
        <Button leftSection={<Icon of={failing.length ? IconAlertOctagon : IconTestPipe} size="sm" />} onClick={() => drawer.openPanel('tests')}>{failing.length ? t('designer.tests_fail', { count: failing.length }) : tested ? t('designer.tests_count', { count: tested.results.length }) : t('designer.tests')}</Button>
        <Button leftSection={<Icon of={icon} size="sm" />} onClick={() => drawer.openPanel('check')}>{word}</Button>
        <Button leftSection={<Icon of={IconHistory} size="sm" />} onClick={() => drawer.openPanel('versions')}>{t('designer.versions')}</Button>
        {more}
        <Button variant="filled" onClick={() => drawer.openPanel('publish')}>{t('designer.publish')}</Button>
      </BarEnd>
    </>
  );
}
