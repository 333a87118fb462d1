import { Button, Stack } from '@mantine/core';
import { IconLogin2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { signOnAddress, signOnProviders } from '../api/session';

const told = ['sign-on-refused', 'sign-on-nobody', 'provider-unknown', 'provider-away'] as const;
type Told = (typeof told)[number];

/** Ways to sign in beside a password, and why one of them did not lead in. */
export function SignOnButtons({ to }: { to: string }) {
  const { t } = useTranslation();
  const refused = new URLSearchParams(useLocation().search).get('sign_on');
  const { data } = useQuery({ queryKey: ['sign-on'], queryFn: signOnProviders });
  const known = (told as readonly string[]).includes(refused ?? '') ? refused as Told : null;
  if (!known && !data?.length) return null;
  return (
    <Stack gap="sm" mt="md">
      {known && <div role="alert"><Note tone="watch">{t(`sign_in.${known.replaceAll('-', '_') as 'sign_on_refused'}`)}</Note></div>}
      {data && data.length > 0 && <Text size="sm" tone="meta">{t('sign_in.or')}</Text>}
      {data?.map(({ id, name }) => <Button key={id} component="a" href={signOnAddress(id, to)} size="md" leftSection={<Icon of={IconLogin2} size="sm" />}>{t('sign_in.with', { name })}</Button>)}
    </Stack>
  );
}
