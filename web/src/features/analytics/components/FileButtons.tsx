import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { announce } from '~/design/Announcer';
import { useProblemText } from '~/http/ProblemNote';
import { formatNumber } from '~/texts/format';
import { readFile, type FileFormat, type Question } from '../api/reports';
import { toast } from '~/design/Toast';

const kilo = 1024;
const both: FileFormat[] = ['csv', 'xlsx'];

function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The same figures as files; the button says how much has come. */
export function FileButtons({ path, asked, formats = both }: { path: string; asked: Partial<Question>; formats?: FileFormat[] }) {
  const { t, i18n } = useTranslation();
  const text = useProblemText();
  const [running, setRunning] = useState<{ format: FileFormat; bytes: number } | null>(null);
  const load = (format: FileFormat) => {
    setRunning({ format, bytes: 0 });
    readFile(path, asked, format, i18n.language, (bytes) => setRunning({ format, bytes }))
      .then(({ name, content }) => { save(name, content); announce(t('figures.saved', { name })); })
      .catch((problem: unknown) => toast(text(problem)))
      .finally(() => setRunning(null));
  };
  return formats.map((format) => (
    <Button key={format} visibleFrom="xs" variant="default" leftSection={<Icon of={IconDownload} size="sm" />} disabled={running !== null} aria-busy={running?.format === format} onClick={() => load(format)}>
      {running?.format === format ? t('figures.kilobytes', { count: Math.ceil(running.bytes / kilo), amount: formatNumber(Math.ceil(running.bytes / kilo)) }) : format.toUpperCase()}
    </Button>
  ));
}
