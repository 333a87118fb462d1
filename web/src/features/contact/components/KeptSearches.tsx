import { Button, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Icon } from '~/design/Icon';
import { toast } from '~/design/Toast';
import { useProblemText } from '~/http/ProblemNote';
import { forgetSearch, keepSearch, keptSearches } from '../api/search';
import { useFilters } from '../hooks/useFilters';

const nameLengthMax = 80;

/** One's own searches: go to one, keep this one under a name, remove one. */
export function KeptSearches() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const tell = useProblemText();
  const client = useQueryClient();
  const { params, any } = useFilters();
  const [name, setName] = useState('');
  const { data = [] } = useQuery({ queryKey: ['searches'], queryFn: keptSearches });
  const after = (work: Promise<unknown>, done: string) => void work.then(() => { toast(done); return client.invalidateQueries({ queryKey: ['searches'] }); }).catch((problem: unknown) => toast(tell(problem)));
  const keep = () => { after(keepSearch(name.trim(), params.toString()), t('contacts.kept')); setName(''); };
  return (
    <Menu width={300} position="bottom-end" closeOnItemClick={false}>
      <Menu.Target><Button leftSection={<Icon of={IconBookmark} size="sm" />}>{t('contacts.searches')}</Button></Menu.Target>
      <Menu.Dropdown>
        {data.length === 0 && <Menu.Label>{t('contacts.no_searches')}</Menu.Label>}
        {data.map((one) => <Menu.Item key={one.name} closeMenuOnClick onClick={() => void navigate(`/contacts?${one.query}`)}>{one.name}</Menu.Item>)}
        {data.length > 0 && <Menu.Sub>
          <Menu.Sub.Target><Menu.Sub.Item leftSection={<Icon of={IconTrash} size="sm" />}>{t('contacts.forget_search')}</Menu.Sub.Item></Menu.Sub.Target>
          <Menu.Sub.Dropdown>{data.map((one) => <Menu.Item key={one.name} onClick={() => after(forgetSearch(one.name), t('contacts.forgotten'))}>{one.name}</Menu.Item>)}</Menu.Sub.Dropdown>
        </Menu.Sub>}
        {any && <>
          <Menu.Divider />
          <form onSubmit={(event) => { event.preventDefault(); if (name.trim()) keep(); }}>
            <TextInput label={t('contacts.search_name')} maxLength={nameLengthMax} value={name} onChange={(event) => setName(event.currentTarget.value)} onKeyDown={(event) => event.stopPropagation()} />
            <Button type="submit" fullWidth mt="sm" disabled={!name.trim()}>{t('contacts.keep_search')}</Button>
          </form>
        </>}
      </Menu.Dropdown>
    </Menu>
  );
}
