import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import looks from './Drawer.module.css';
import { Icon } from './Icon';

interface TabsProps<Id extends string> {
  label: string;
  items: { id: Id; word: string; count?: number | undefined; changed?: boolean | undefined; faults?: number | undefined }[];
  at: Id;
  onGo: (id: Id) => void;
  /** One below the other, at the side of a studio. */
  upright?: boolean;
  /** What stands below them there. */
  below?: ReactNode;
}

/** How far a key goes among the tabs: to the next, to the one before, to the first or to the last. */
function towards(key: string, upright: boolean, rtl: boolean): number | 'first' | 'last' | null {
  if (key === 'Home') return 'first';
  if (key === 'End') return 'last';
  if (upright && (key === 'ArrowDown' || key === 'ArrowUp')) return key === 'ArrowDown' ? 1 : -1;
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  return step === undefined ? null : rtl ? -step : step;
}

/** The parts of a thing; the arrow keys move between them. A dot says where something is changed, a triangle where something is wrong. */
export function DrawerTabs<Id extends string>({ label, items, at, onGo, upright = false, below }: TabsProps<Id>) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  // On a narrow page they stand in a line that scrolls: the chosen one is always in sight.
  useEffect(() => { list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' }); }, [at]);
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = towards(event.key, upright, event.currentTarget.matches(':dir(rtl)'));
    if (step === null) return;
    // From the tab that has the focus: a key pressed again at once finds it there before the page has followed.
    const here = event.target instanceof HTMLElement ? event.target.dataset.tab : undefined;
    const place = items.findIndex(({ id }) => id === (here ?? at));
    const next = step === 'first' ? items[0] : step === 'last' ? items.at(-1) : items[(place + step + items.length) % items.length];
    event.preventDefault();
    if (!next) return;
    onGo(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  const tabs = (
    <div ref={list} className={looks.tabs} role="tablist" aria-label={label} aria-orientation={upright ? 'vertical' : undefined} tabIndex={-1} onKeyDown={move}>
      {items.map(({ id, word, count, changed, faults }) => (
        <button key={id} type="button" role="tab" data-tab={id} aria-selected={id === at} tabIndex={id === at ? 0 : -1} onClick={() => onGo(id)}>
          <span>{word}</span>{count ? <span className={looks.count}>{count}</span> : null}
          {faults ? <i className={looks.fault} role="img" aria-label={t('form.faults', { count: faults })}><Icon of={IconAlertTriangle} size="xs" /></i> : null}
          {changed && <i className={looks.dot} role="img" aria-label={t('form.changed')} />}
        </button>
      ))}
    </div>
  );
  return upright ? <div className={looks.side}>{tabs}{below}</div> : tabs;
}
