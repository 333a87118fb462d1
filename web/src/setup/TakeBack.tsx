import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { useProblemText } from '~/http/ProblemNote';
import { takeBack, type AuditEntry } from './api';

/** Makes it as it was before this change; a refusal is said beside it. */
export function TakeBack({ entry, main }: { entry: AuditEntry; /** It stands alone, as the deed of its drawer. */ main?: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const words = useProblemText();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  if (!entry.can_take_back) return null;
  const act = () => {
    setBusy(true);
    setRefusal(null);
    takeBack(entry.n)
      .then(async () => { await queries.invalidateQueries({ queryKey: ['setup'] }); toast(t('setup.taken_back')); })
      .catch(setRefusal)
      .finally(() => setBusy(false));
  };
  return (
    <>
      {refusal !== null && <span role="alert"><Text size="xs" tone="breach">{words(refusal)}</Text></span>}
      <Button size={main ? 'sm' : 'xs'} variant={main ? 'default' : 'subtle'} leftSection={<Icon of={IconArrowBackUp} size="xs" />} aria-busy={busy} disabled={busy} onClick={act}>{t('setup.take_back')}</Button>
    </>
  );
}
