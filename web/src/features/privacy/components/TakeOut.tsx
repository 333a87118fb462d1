import { Button } from '@mantine/core';
import { IconFileZip } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { toast } from '~/design/Toast';
import { download } from '~/http/download';
import { useProblemText } from '~/http/ProblemNote';
import { formatShare } from '~/texts/format';
import { archiveOf, type Who } from '../api/privacy';

/** Everything known of the person as one file; the button says how far it is, and stops it when pressed again. */
export function TakeOut({ who }: { who: Who }) {
  const { t } = useTranslation();
  const tell = useProblemText();
  const [share, setShare] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const fetchFile = () => {
    const mine = new AbortController();
    running.current = mine;
    setBusy(true);
    void download(archiveOf(who), 'personal-data.zip', setShare, mine.signal)
      .then(() => toast(t('privacy.taken_out')))
      .catch((problem: unknown) => { if (!mine.signal.aborted) toast(tell(problem)); })
      .finally(() => { setBusy(false); setShare(null); });
  };
  if (busy) return <Button aria-busy onClick={() => running.current?.abort()}>{t('contacts.export_stop', { share: formatShare(share ?? 0) })}</Button>;
  return <Button leftSection={<Icon of={IconFileZip} size="sm" />} onClick={fetchFile}>{t('privacy.take_out')}</Button>;
}
