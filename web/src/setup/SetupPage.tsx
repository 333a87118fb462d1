import { Button } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Empty, RowsToCome } from '~/design/Empty';
import { useDrafts } from '~/design/form/useDraft';
import { Icon } from '~/design/Icon';
import { Panel } from '~/design/Panel';
import { HeadEnd, ListDrawer } from '~/design/patterns/ListDrawer';
import { SearchBox } from '~/design/SearchBox';
import { DataTable } from '~/design/table/DataTable';
import { found, sorted, type DataColumn } from '~/design/table/arrange';
import { ProblemNote } from '~/http/ProblemNote';
import { useCommand } from '~/keys/useCommand';
import { useLive } from '~/live/store';
import { useAddress } from './address';
import type { Kind } from './kind';
import { useKnown } from './known';
import type { Stored } from './api';
import { neighbours } from './rules';
import { SetupDrawer } from './SetupDrawer';
import { useThings } from './things';

interface SetupPageProps<T extends object> {
  kind: Kind<T>;
  /** The list is drawn even while there is nothing of one's own in it. */
  always?: boolean;
  /** More controls in the head of the list. */
  tools?: ReactNode;
  /** What stands between the head and the list. */
  above?: ReactNode;
  /** Another way to draw the list, such as in an order that counts. */
  list?: (things: Stored<T>[], at: string | null, open: (key: string) => void, whole: boolean) => ReactNode;
}

/** All things of a kind in a table, and the opened one in a drawer beside it. */
export function SetupPage<T extends object>({ kind, always, tools, above, list }: SetupPageProps<T>) {
  const { t, i18n } = useTranslation();
  const address = useAddress(kind.sort);
  const { things, error } = useThings(kind);
  const known = useKnown();
  const drafts = useDrafts(kind.name);
  const may = useLive(({ centre }) => centre?.me.rights.includes(kind.may) ?? false);
  const columns = storedColumns(kind.columns(known, t), (key) => drafts.includes(key), t('setup.unsaved'));
  const shown = things ? sorted(found(things, columns, address.find), columns, address.sort, i18n.language) : [];
  const { previous, next } = neighbours(shown.map(({ key }) => key), address.edit);
  const opened = things?.find(({ key }) => key === address.edit) ?? null;
  const mayAdd = may && !kind.fixed;
  useCommand('new_one', mayAdd ? address.add : null);

  const add = mayAdd && <Button variant="filled" leftSection={<Icon of={IconPlus} size="sm" />} onClick={address.add}>{t(kind.word)}</Button>;
  const empty = address.find
    ? <Empty icon={IconSearch} title={t('setup.nothing', { text: address.find })} action={<Button onClick={() => address.setFind('')}>{t('setup.show_all', { count: things?.length ?? 0 })}</Button>}>{t('setup.nothing_text')}</Empty>
    : <Empty icon={kind.icon} title={t(kind.empty)} action={add}>{t(kind.emptyText)}</Empty>;
  const body = things && (always || shown.length > 0) && (list?.(shown, address.edit, address.open, may && !address.find) ?? (
    <DataTable label={t(kind.words)} columns={columns} rows={shown} rowKey={({ key }) => key} name={({ value }) => kind.title(value, known)} sort={address.sort} onSort={address.setSort} at={address.edit} onOpen={address.open} />
  ));
  const isOpen = address.adding ? mayAdd : address.edit !== null && things !== undefined;
  return (
    <ListDrawer
      head={<><SearchBox value={address.find} onChange={address.setFind} words={t(kind.findWords)} /><HeadEnd>{tools}{things && (always || things.length > 0) ? add : null}</HeadEnd></>}
      list={<>{above}<Panel grow flush label={t(kind.words)}>
        <ProblemNote error={error} />
        {!things && !error && <RowsToCome rows={12} label={t('common.loading')} />}
        {body}{things && !always && shown.length === 0 && empty}
      </Panel></>}
      whole={kind.Beside !== undefined}
      drawer={isOpen && things && <SetupDrawer kind={kind} things={things} thing={address.adding ? null : opened} known={known} may={may} address={address}
        onPrevious={previous ? () => address.open(previous) : undefined} onNext={next ? () => address.open(next) : undefined} />}
    />
  );
}

/** The columns for things as they are stored; the first one says which rows hold changes that are not saved. */
function storedColumns<T>(columns: DataColumn<T>[], has: (key: string) => boolean, word: string): DataColumn<Stored<T>>[] {
  return columns.map(({ cell, by, find, ...rest }, place) => ({
    ...rest,
    cell: ({ key, value }) => <>{cell(value)}{place === 0 && has(key) && <Chip tone="brand">{word}</Chip>}</>,
    ...(by ? { by: ({ value }) => by(value) } : {}),
    ...(find ? { find: ({ value }) => find(value) } : {}),
  }));
}
