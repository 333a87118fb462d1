import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '~/design/Code';
import { DrawerPart } from '~/design/Drawer';
import { Facts } from '~/design/Facts';
import { TextField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { ProblemNote } from '~/http/ProblemNote';
import type { FormProps } from '~/setup/kind';
import { formatNumber } from '~/texts/format';
import { parametersOf, trySource, type Source, type SourceAnswer } from './source';

const tones = { found: 'ok', not_found: 'watch', failed: 'breach' } as const;

/** Asks the source as it is typed, and shows what came back. */
export function TryOut({ form }: FormProps<Source>) {
  const { t } = useTranslation();
  const [parameters, setParameters] = useState<Record<string, string>>({});
  const asked = useMutation({ mutationFn: () => trySource({ ...form.value, id: form.value.id || 'new' }, form.stored?.key ?? null, Object.fromEntries(parametersOf(form.value).map((name) => [name, parameters[name] ?? '']))) });
  return (
    <DrawerPart title={t('sources.try')}>
      {parametersOf(form.value).map((name) => <TextField key={name} label={name} ltr max={500} value={parameters[name] ?? ''} onChange={(typed) => setParameters((last) => ({ ...last, [name]: typed }))} />)}
      <div><Button size="sm" leftSection={<Icon of={IconPlayerPlay} size="sm" />} loading={asked.isPending} onClick={() => asked.mutate()}>{t('sources.ask')}</Button></div>
      {asked.error && <ProblemNote error={asked.error} />}
      {asked.data && <Came answer={asked.data} />}
    </DrawerPart>
  );
}

function Came({ answer }: { answer: SourceAnswer }) {
  const { t } = useTranslation();
  const { outcome, reason, detail, values, said, milliseconds } = answer;
  return (
    <>
      <div role="status">
        <Note tone={tones[outcome]} title={t(`sources.outcome_${outcome}`)}>
          {reason && t(`sources.reason_${reason}`)} {detail && <><bdi dir="ltr">{detail}</bdi>{' · '}</>}{t('sources.took', { time: formatNumber(milliseconds) })}
        </Note>
      </div>
      {Object.keys(values).length > 0 && <Facts items={Object.entries(values).map(([name, value]) => ({ name: <bdi dir="ltr">{name}</bdi>, value: <bdi>{value || '–'}</bdi> }))} />}
      {said && <Code>{said}</Code>}
    </>
  );
}
