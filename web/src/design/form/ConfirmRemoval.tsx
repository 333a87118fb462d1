import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DangerButton } from '../DangerButton';
import { RowsToCome } from '../Empty';
import looks from './ConfirmRemoval.module.css';

export interface Use {
  /** What kind of thing it is, in words. */
  kind: string;
  name: string;
  /** Its address. */
  to: string;
}

interface ConfirmRemovalProps {
  name: string;
  /** What depends on it; null while the server is asked. */
  uses: Use[] | null;
  /** What will be so afterwards. */
  children?: ReactNode;
  problem?: ReactNode;
  busy: boolean;
  onRemove: () => void;
  onKeep: () => void;
}

/** Asks before something is taken away, and shows first what depends on it. While anything does, it stays. */
export function ConfirmRemoval({ name, uses, children, problem, busy, onRemove, onKeep }: ConfirmRemovalProps) {
  const { t } = useTranslation();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const free = uses?.length === 0;
  return (
    <section className={looks.panel} aria-label={t('form.remove_title', { name })}>
      <h3 ref={head} tabIndex={-1}>{t('form.remove_title', { name })}</h3>
      {!uses && !problem && <RowsToCome rows={2} label={t('common.loading')} />}
      {uses && uses.length > 0 && (
        <>
          <p>{t('form.used_by', { count: uses.length })}</p>
          <ul>{uses.map(({ kind, name: user, to }) => <li key={to}><span>{kind}</span><Link to={to}>{user}</Link></li>)}</ul>
        </>
      )}
      {free && <p>{children ?? t('form.used_by_nothing')}</p>}
      {problem}
      <div className={looks.buttons}>
        <Button onClick={onKeep}>{t('form.keep')}</Button>
        {free && <DangerButton icon={IconTrash} busy={busy} onClick={onRemove}>{t('form.remove')}</DangerButton>}
      </div>
    </section>
  );
}
