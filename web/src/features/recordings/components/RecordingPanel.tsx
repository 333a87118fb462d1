import { SegmentedControl, Select, Stack } from '@mantine/core';
import { IconDownload, IconMicrophone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '~/design/Chip';
import { Empty, RowsToCome } from '~/design/Empty';
import { LinkButton } from '~/design/LinkButton';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useNames } from '~/live/names';
import { formatDuration, formatTime } from '~/texts/format';
import { soundOf, type Recording } from '../api/recordings';
import { useRecordings } from '../hooks';
import { audible } from '../rules';
import { Player } from './Player';

const tones: Record<Recording['state'], Tone> = { complete: 'ok', short: 'watch', missing: 'breach', recording: 'plain', deleted: 'plain' };
const speeds = ['1', '1.5', '2'];

interface RecordingPanelProps {
  contactId: string;
  zone: string | undefined;
  /** Where to go: a recording and a place in it. */
  jump: { n: number; seconds: number } | null;
  onHeard: (recording: Recording, seconds: number) => void;
  onChosen: () => void;
}

/** All recordings of a contact, the first one chosen, with what the ledger says of it. */
export function RecordingPanel({ contactId, zone, jump, onHeard, onChosen }: RecordingPanelProps) {
  const { t } = useTranslation();
  const names = useNames();
  const [speed, setSpeed] = useState('1');
  const [skips, setSkips] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error } = useRecordings(contactId);
  const recording = data?.find(({ n }) => (jump ? n === jump.n : String(n) === chosen)) ?? data?.[0];
  const hears = recording && audible(recording);
  const tools = hears && (
    <>
      <SegmentedControl size="xs" value={speed} onChange={setSpeed} aria-label={t('recording.speed')} data={speeds.map((value) => ({ value, label: `${value}×` }))} />
      <LinkButton icon={IconDownload} word={t('recording.download')} href={soundOf(contactId, recording.n)} />
    </>
  );
  const meta = recording && <>{recording.seconds !== null && <Text size="xs" tone="meta" num>{formatDuration(recording.seconds * 1000)}</Text>}<Chip tone={tones[recording.state]}>{t(`recording.${recording.state}`)}</Chip></>;
  const nameOf = ({ n, kind, agent_id: agent, started_at: at }: Recording) => [kind === 'voicemail' ? t('recording.voicemail') : t('recording.piece', { n }), names.agent(agent), formatTime(at, zone)].filter(Boolean).join(', ');
  const choose = (n: string | null) => { setChosen(n); onChosen(); };
  return (
    <Panel title={t('recording.title')} meta={meta} end={tools}>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome rows={3} label={t('common.loading')} />}
      {data?.length === 0 && <Empty icon={IconMicrophone} title={t('recording.none')}>{t('recording.none_text')}</Empty>}
      <Stack gap="sm">
        {data && data.length > 1 && <Select size="xs" aria-label={t('recording.which')} allowDeselect={false} value={String(recording?.n)} onChange={choose} data={data.map((one) => ({ value: String(one.n), label: nameOf(one) }))} />}
        {hears && (
          <Player key={recording.n} contactId={contactId} recording={recording} speed={Number(speed)} skips={skips} jump={jump} onTime={(seconds) => onHeard(recording, seconds)} onSkips={() => setSkips(!skips)}
            onFaster={(steps) => setSpeed(speeds[Math.min(Math.max(speeds.indexOf(speed) + steps, 0), speeds.length - 1)] ?? speed)} />
        )}
        {recording?.hears === false && recording.state !== 'deleted' && <Text as="p" tone="meta">{t('recording.not_for_you')}</Text>}
        {recording?.state === 'deleted' && <Text as="p" tone="meta">{t('recording.deleted_text')}</Text>}
      </Stack>
    </Panel>
  );
}
