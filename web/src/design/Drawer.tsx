import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import looks from './Drawer.module.css';
import { classes } from './classes';
import { IconButton } from './Frame';

interface DrawerProps {
  /** Which thing it is: another one moves the focus to the title. */
  of: string;
  title: string;
  /** Picture before the title. */
  lead?: ReactNode;
  /** Small line under the title. */
  line?: ReactNode;
  tabs?: ReactNode;
  /** What the change does, shown all the time: the drawer is then a studio of its whole page, its tabs stand at its side. */
  beside?: ReactNode;
  foot?: ReactNode;
  onClose: () => void;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  children: ReactNode;
}

/** Whether something smaller is open in there that Escape belongs to: a list of a field. */
function holdsEscape(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[aria-expanded="true"]') !== null;
}

/** One thing of a list, opened beside it. Its title takes the focus; Escape closes it, and what was typed is kept by its form. */
export function Drawer({ of, title, lead, line, tabs, beside, foot, onClose, onPrevious, onNext, children }: DrawerProps) {
  const { t } = useTranslation();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [of]);
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || holdsEscape(event.target)) return;
    event.preventDefault();
    onClose();
  };
  return (
    // Escape may be pressed on any control in here.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside className={classes(looks.drawer, beside !== undefined && looks.studio)} role="dialog" aria-label={title} onKeyDown={escape}>
      <header>
        {lead}
        <div className={looks.title}><h2 ref={head} tabIndex={-1} title={title}>{title}</h2>{line && <div className={looks.line}>{line}</div>}</div>
        {onPrevious !== onNext && <IconButton icon={IconChevronUp} word={t('form.previous')} onClick={onPrevious} disabled={!onPrevious} />}
        {onPrevious !== onNext && <IconButton icon={IconChevronDown} word={t('form.next')} onClick={onNext} disabled={!onNext} />}
        <IconButton icon={IconX} word={t('common.close')} onClick={onClose} />
      </header>
      {beside === undefined ? <>{tabs}<div className={looks.body}>{children}</div></> : <div className={looks.parts}>{tabs}<div className={looks.main}><div className={looks.body}>{children}</div>{beside}</div></div>}
      {foot && <footer>{foot}</footer>}
    </aside>
  );
}

/** What stands beside the form of a studio, and below it on a narrow page. */
export function DrawerBeside({ label, quiet, children }: { label: string; quiet?: boolean; children: ReactNode }) {
  return <section className={looks.beside} aria-label={label} data-quiet={quiet || undefined}>{children}</section>;
}

/** A titled part of a drawer. */
export function DrawerPart({ title, meta, children }: { title?: string; meta?: ReactNode; children: ReactNode }) {
  return (
    <section className={looks.part}>
      {title && <header><h3>{title}</h3>{meta && <span>{meta}</span>}</header>}
      {children}
    </section>
  );
}

/** Fields side by side, as many as there is room for. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={looks.row}>{children}</div>;
}
