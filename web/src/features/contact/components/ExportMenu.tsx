import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { toast } from '~/design/Toast';
import { download } from '~/http/download';
import { useProblemText } from '~/http/ProblemNote';
import { formatShare } from '~/texts/format';
import { fileOf, type FileKind } from '../api/search';
import { useFilters } from '../hooks/useFilters';

/** The contacts found as a file; the button says how far it is, and stops it when pressed again. */
export function ExportMenu() {
  const { t } = useTranslation();
  const tell = useProblemText();
  const { filters } = useFilters();
  const [share, setShare] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => () => running.current?.abort(), []);
  const fetchFile = (format: FileKind) => {
    const mine = new AbortController();
    running.current = mine;
    setBusy(true);
    void download(fileOf(filters, format), `contacts.${format}`, setShare, mine.signal)
      .then(() => toast(t('contacts.exported')))
      .catch((problem: unknown) => { if (!mine.signal.aborted) toast(tell(problem)); })
      .finally(() => { setBusy(false); setShare(null); });
  };
  if (busy) return <Button aria-busy onClick={() => running.current?.abort()}>{t('contacts.export_stop', { share: formatShare(share ?? 0) })}</Button>;
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button leftSection={<Icon of={IconDownload} size="sm" />}>{t('contacts.export')}</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('contacts.export_bound')}</Menu.Label>
        <Menu.Item onClick={() => fetchFile('csv')}>{t('contacts.export_csv')}</Menu.Item>
        <Menu.Item onClick={() => fetchFile('jsonl')}>{t('contacts.export_jsonl')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
