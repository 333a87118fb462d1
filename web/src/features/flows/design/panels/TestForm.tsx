import { useTranslation } from 'react-i18next';
import { AreaField, SelectField, TextField } from '~/design/form/controls';
import type { FlowDocument } from '../model/document';
import { endings, nameMax, type Expected, type FlowTest } from '../model/tests';

interface TestFormProps {
  test: FlowTest;
  document: FlowDocument;
  onChange: (test: FlowTest) => void;
}

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim());

/** What a test is called, and what it expects; what happens in the call is made anew by trying it out. */
export function TestForm({ test, document, onChange }: TestFormProps) {
  const { t } = useTranslation();
  const { expect } = test;
  const wish = (fields: Partial<Record<keyof Expected, unknown>>) => {
    const next = Object.fromEntries(Object.entries({ ...expect, ...fields }).filter(([, value]) => value !== '' && value !== null && !(Array.isArray(value) && value.length === 0)));
    onChange({ ...test, expect: next as Expected });
  };
  const steps = Object.entries(document.nodes).map(([value, { title }]) => ({ value, label: title ? `${title} · ${value}` : value }));
  return (
    <>
      <TextField label={t('designer.test_name')} value={test.name} max={nameMax} onChange={(name) => onChange({ ...test, name })} />
      <SelectField label={t('designer.expect_end')} none={t('designer.expect_any')} choices={endings.map((value) => ({ value, label: t(`designer.end_${value}`) }))} value={expect.end ?? null} onChange={(end) => wish({ end })} />
      <SelectField label={t('designer.expect_node')} none={t('designer.expect_any')} choices={steps} value={expect.node ?? null} onChange={(node) => wish({ node })} />
      <AreaField label={t('designer.expect_nodes')} hint={t('designer.expect_lines')} code value={(expect.nodes ?? []).join('\n')} onChange={(text) => wish({ nodes: linesOf(text) })} />
      <AreaField label={t('designer.expect_heard')} hint={t('designer.expect_lines')} value={(expect.heard ?? []).join('\n')} onChange={(text) => wish({ heard: linesOf(text) })} />
    </>
  );
}
