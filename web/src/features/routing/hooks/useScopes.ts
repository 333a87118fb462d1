import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLive } from '~/live/store';
import { listThings } from '~/setup/api';
import { thingsKey } from '~/setup/things';

interface NumberOfOurs {
  number: string;
  name: string;
}

/** What can be closed by hand, with its name: the centre, each queue, each number. */
export function useScopes(): { value: string; label: string }[] {
  const { t } = useTranslation();
  const queues = useLive(({ centre }) => centre?.queues) ?? {};
  const numbers = useQuery({ queryKey: thingsKey('numbers'), queryFn: () => listThings<NumberOfOurs>('numbers') }).data ?? [];
  return [
    { value: 'centre', label: t('closing.centre') },
    ...Object.values(queues).map(({ id, name }) => ({ value: `queue:${id}`, label: t('closing.queue', { name }) })),
    ...numbers.map(({ value: { number, name } }) => ({ value: `number:${number}`, label: t('closing.number', { name, number }) })),
  ];
}
