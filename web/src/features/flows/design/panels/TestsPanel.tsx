import { Button } from '@mantine/core';
import { IconPhone, IconTestPipe, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TestList } from '~/design/canvas/TestList';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { Empty, RowsToCome } from '~/design/Empty';
import { IconButton } from '~/design/Frame';
import { Icon } from '~/design/Icon';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { testsOf, withTests, type FlowTest } from '../model/tests';
import type { FlowTests } from '../tryout/useTests';
import type { Design } from '../useDesign';
import { TestForm } from './TestForm';

interface TestsPanelProps {
  design: Design;
  tests: FlowTests;
  /** Lets a made-up caller do what the test does. */
  onTry: (test: FlowTest) => void;
  /** A call of one's own. */
  onTryOut: () => void;
  onClose: () => void;
}

/** The tests of the flow: which fail and why, and how many ways they take; the others are marked in the drawing. */
export function TestsPanel({ design, tests: { tested, error, waits }, onTry, onTryOut, onClose }: TestsPanelProps) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<number | null>(null);
  const { document } = design;
  const tests = testsOf(document);
  const set = (place: number, test: FlowTest) => design.change(withTests(document, tests.map((each, n) => (n === place ? test : each))), `test ${place}`);
  const remove = (place: number) => { design.change(withTests(document, tests.filter((_, n) => n !== place))); setEdited(null); };
  const resultOf = (name: string) => tested?.results.find((each) => each.name === name);
  return (
    <Drawer of="tests" title={t('designer.tests')} onClose={onClose} foot={<><Text grow /><Button leftSection={<Icon of={IconPhone} size="sm" />} onClick={onTryOut}>{t('designer.try_out')}</Button></>}>
      {tests.length === 0 && <Empty icon={IconTestPipe} title={t('designer.no_tests')}>{t('designer.no_tests_text')}</Empty>}
      <ProblemNote error={error} />
      {tests.length > 0 && !tested && !error && <RowsToCome rows={3} label={t('common.loading')} />}
      {tested && <DrawerPart title={t('designer.coverage')} meta={t('designer.ways_taken', { taken: tested.ways_taken, all: tested.ways_all })}><Text as="p" size="sm" tone="meta">{t('designer.coverage_text')}</Text></DrawerPart>}
      {tests.length > 0 && (
        <TestList label={t('designer.tests')} busy={waits} items={tests.map((test, place) => {
          const result = resultOf(test.name);
          const failures = result?.failures ?? [];
          return {
            id: String(place), name: test.name, is: !result ? 'unknown' : failures.length ? 'failed' : 'passed', word: t(!result ? 'designer.test_unknown' : failures.length ? 'designer.test_failed' : 'designer.test_passed'), failures,
            form: edited === place && <TestForm test={test} document={document} onChange={(next) => set(place, next)} />,
            actions: (
              <>
                <Button size="xs" onClick={() => onTry(test)}>{t('designer.test_try')}</Button>
                <Button size="xs" aria-pressed={edited === place} onClick={() => setEdited(edited === place ? null : place)}>{t('designer.test_edit')}</Button>
                <IconButton icon={IconTrash} word={t('designer.test_remove', { name: test.name })} onClick={() => remove(place)} />
              </>
            ),
          };
        })} />
      )}
    </Drawer>
  );
}
