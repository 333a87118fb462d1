import { IconMapOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { Page } from '~/design/patterns/Story';
import { Panel } from '~/design/Panel';
import { Problem } from '~/http/request';
import { ProblemNote } from '~/http/ProblemNote';
import { Designer } from './Designer';
import { useOpened } from './draft/useKeptDraft';

/** The designer of one flow, once it is there; and what stands there while it comes or is unknown. */
export function DesignerPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data, error, dataUpdatedAt, refetch } = useOpened(id);
  if (data) return <Designer key={`${id} ${dataUpdatedAt}`} opened={data} onReopen={refetch} />;
  if (error instanceof Problem && error.status === 404) return <Page><Panel><Empty icon={IconMapOff} title={t('setup.gone')}>{t('setup.gone_text')}</Empty></Panel></Page>;
  return <Page><ProblemNote error={error} />{!error && <Panel flush><RowsToCome rows={12} label={t('common.loading')} /></Panel>}</Page>;
}
