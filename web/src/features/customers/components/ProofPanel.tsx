import { Button, Group, Stack } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RowsToCome } from '~/design/Empty';
import { TextField } from '~/design/form/controls';
import { Facts } from '~/design/Facts';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Panel } from '~/design/Panel';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { formatDay, formatTime } from '~/texts/format';
import { readProof, setProof, unlockProof, type CustomerProof, type ProofWish } from '../api/proofs';

type What = 'number' | 'pin' | 'birth_date';
const nothing: Record<What, string> = { number: '', pin: '', birth_date: '' };

/** What the customer proves themselves by on the phone: set here, and never shown again. */
export function ProofPanel({ id, zone }: { id: string; zone: string | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const key = ['customers', id, 'proof'];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => readProof(id) });
  const [typed, setTyped] = useState(nothing);
  const [writing, setWriting] = useState(false);
  const close = () => { setTyped(nothing); setWriting(false); };
  const keep = (proof: CustomerProof) => { client.setQueryData(key, proof); close(); };
  const saving = useAsk((wish: ProofWish) => setProof(id, wish).then((proof) => { keep(proof); toast(t('customers.saved')); }));
  const unlocking = useAsk(() => unlockProof(id).then(keep));
  const changed = Object.values(typed).some(Boolean);
  const save = () => saving.ask(Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')));
  const has = (what: What) => (what === 'number' ? Boolean(data?.number) : what === 'pin' ? Boolean(data?.has_pin) : Boolean(data?.has_birth_date));
  const field = (what: What, type: 'text' | 'password' | 'date') => (
    <Group gap="sm" align="end" wrap="nowrap">
      <Text as="div" grow>
        <TextField ltr={what !== 'birth_date'} type={type} max={20} label={t(`caller_proof.${what}`)} hint={what === 'number' && data?.number ? data.number : t(has(what) ? 'caller_proof.there' : 'caller_proof.none')} value={typed[what]} onChange={(value) => setTyped({ ...typed, [what]: value })} />
      </Text>
      {has(what) && <Button variant="subtle" aria-label={t('caller_proof.forget', { what: t(`caller_proof.${what}`) })} onClick={() => saving.ask({ forget: [what] })}>{t('caller_proof.take_away')}</Button>}
    </Group>
  );
  return (
    <Panel title={t('caller_proof.title')} end={data && !writing && <PlainButton onClick={() => setWriting(true)}><Icon of={IconPencil} size="xs" /> {t('customers.edit')}</PlainButton>}>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome rows={3} label={t('common.loading')} />}
      {data && !writing && (
        <Stack gap="md">
          {data.locked_until && <Note tone="watch" title={t('caller_proof.locked', { moment: `${formatDay(data.locked_until, zone)} ${formatTime(data.locked_until, zone)}` })} end={<Button size="xs" aria-busy={unlocking.phase === 'asked'} onClick={() => unlocking.ask()}>{t('caller_proof.unlock')}</Button>}>{t('caller_proof.locked_text')}</Note>}
          <Facts items={(['number', 'pin', 'birth_date'] as const).map((what) => ({ name: t(`caller_proof.${what}`), value: what === 'number' && data.number ? <Text num>{data.number}</Text> : t(has(what) ? 'caller_proof.is_set' : 'caller_proof.none') }))} />
          <ProblemNote error={unlocking.problem} />
        </Stack>
      )}
      {data && writing && (
        <form onSubmit={(event) => { event.preventDefault(); if (changed) save(); }}>
          <Stack gap="md">
            {field('number', 'text')}
            {field('pin', 'password')}
            {field('birth_date', 'date')}
            <ProblemNote error={saving.problem} />
            <Text as="p" size="sm" tone="meta">{t('caller_proof.text')}</Text>
            <Group gap="sm"><Button type="submit" variant="filled" disabled={!changed} aria-busy={saving.phase === 'asked'}>{t('customers.save')}</Button><Button variant="subtle" onClick={close}>{t(changed ? 'customers.discard' : 'common.close')}</Button></Group>
          </Stack>
        </form>
      )}
    </Panel>
  );
}
