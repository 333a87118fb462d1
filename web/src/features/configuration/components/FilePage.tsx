import { Button } from '@mantine/core';
import { IconDownload, IconFileCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/design/Empty';
import { FileButton } from '~/design/form/FileButton';
import { SwitchField } from '~/design/form/controls';
import { save } from '~/design/download';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Inset, Panel } from '~/design/Panel';
import { Column, Page } from '~/design/patterns/Story';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { applyConfig, exportConfig, planConfig, type Plan } from '../api/config';
import { PlanView } from './PlanView';

interface Chosen {
  name: string;
  document: object;
}

/** The settings as a file: export, plan what another file would change, apply it. The same as on the command line. */
export function FilePage() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [remove, setRemove] = useState(false);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = (deed: () => Promise<void>) => { setProblem(null); setBusy(true); deed().catch(setProblem).finally(() => setBusy(false)); };
  const look = (file: Chosen, removing: boolean) => attempt(async () => { setPlan(null); setPlan(await planConfig(file.document, removing)); });
  const read = async (file: File) => {
    const document: unknown = await file.text().then(JSON.parse).catch(() => null);
    const fits = typeof document === 'object' && document !== null && !Array.isArray(document);
    setUnreadable(fits ? null : file.name);
    setChosen(fits ? { name: file.name, document } : null);
    setPlan(null);
    if (fits) look({ name: file.name, document }, remove);
  };
  const download = () => attempt(async () => save('ringhall.json', JSON.stringify(await exportConfig(), null, 2)));
  const apply = (file: Chosen) => attempt(async () => {
    const { changes } = await applyConfig(file.document, remove);
    await queries.invalidateQueries({ queryKey: ['setup'] });
    setChosen(null);
    setPlan(null);
    toast(t('file.applied', { count: changes.length }));
  });
  const ready = plan !== null && plan.faults.length === 0 && plan.changes.length > 0;
  return (
    <Page>
      <Column>
        <Panel title={t('file.export_title')} end={<Button leftSection={<Icon of={IconDownload} size="sm" />} aria-busy={busy} onClick={download}>{t('file.export')}</Button>}><Text as="p" size="sm" tone="meta">{t('file.export_text')}</Text></Panel>
        <Panel grow flush title={t('file.plan_title')} meta={chosen && <Text tone="meta" size="sm"><bdi>{chosen.name}</bdi></Text>}
          end={<><FileButton accept=".json,application/json" busy={busy} onFile={(file) => void read(file)}>{t('file.choose')}</FileButton>{chosen && ready && <Button variant="filled" aria-busy={busy} disabled={busy} onClick={() => apply(chosen)}>{t('file.apply', { count: plan.changes.length })}</Button>}</>}>
          <Inset><SwitchField label={t('file.removing')} words={t(remove ? 'file.removes' : 'file.keeps')} value={remove} onChange={(on) => { setRemove(on); if (chosen) look(chosen, on); }} /></Inset>
          {unreadable && <Inset><Note tone="breach" title={t('file.unreadable', { name: unreadable })}>{t('fault.no_json')}</Note></Inset>}
          {problem !== null && <Inset><ProblemNote error={problem} /></Inset>}
          {plan ? <PlanView plan={plan} /> : !problem && <Empty icon={IconFileCheck} title={t('file.none')}>{t('file.none_text')}</Empty>}
        </Panel>
      </Column>
    </Page>
  );
}
