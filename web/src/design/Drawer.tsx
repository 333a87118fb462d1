import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import looks from './Drawer.module.css';
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
export function Drawer({ of, title, lead, line, tabs, foot, onClose, onPrevious, onNext, children }: DrawerProps) {
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
    <aside className={looks.drawer} role="dialog" aria-label={title} onKeyDown={escape}>
      <header>
        {lead}
        <div className={looks.title}><h2 ref={head} tabIndex={-1} title={title}>{title}</h2>{line && <div className={looks.line}>{line}</div>}</div>
        {onPrevious !== onNext && <IconButton icon={IconChevronUp} word={t('form.previous')} onClick={onPrevious} disabled={!onPrevious} />}
        {onPrevious !== onNext && <IconButton icon={IconChevronDown} word={t('form.next')} onClick={onNext} disabled={!onNext} />}
        <IconButton icon={IconX} word={t('common.close')} onClick={onClose} />
      </header>
      {tabs}
      <div className={looks.body}>{children}</div>
      {foot && <footer>{foot}</footer>}
    </aside>
  );
}

interface TabsProps<Id extends string> {
  label: string;
  items: { id: Id; word: string; count?: number | undefined; changed?: boolean | undefined }[];
  at: Id;
  onGo: (id: Id) => void;
}

/** The parts of a thing, side by side; the arrow keys move between them. A dot says where something is changed. */
export function DrawerTabs<Id extends string>({ label, items, at, onGo }: TabsProps<Id>) {
  const { t } = useTranslation();
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const towards = event.currentTarget.matches(':dir(rtl)') ? -step : step;
    const next = items[(items.findIndex(({ id }) => id === at) + towards + items.length) % items.length];
    if (!next) return;
    onGo(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div className={looks.tabs} role="tablist" aria-label={label} tabIndex={-1} onKeyDown={move}>
      {items.map(({ id, word, count, changed }) => (
        <button key={id} type="button" role="tab" data-tab={id} aria-selected={id === at} tabIndex={id === at ? 0 : -1} onClick={() => onGo(id)}>
          {word}{count ? <span className={looks.count}>{count}</span> : null}
          {changed && <i className={looks.dot} role="img" aria-label={t('form.changed')} />}
        </button>
      ))}
    </div>
  );
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
