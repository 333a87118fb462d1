import { Tooltip } from '@mantine/core';
import type { Icon as TablerIcon } from '@tabler/icons-react';
import { Fragment, useState, type ComponentProps, type ReactNode, type Ref } from 'react';
import { Link, useLocation } from 'react-router';
import type { CommandId } from '~/keys/commands';
import { written } from '~/keys/rules';
import { isMac, useKeys } from '~/keys/useCommand';
import { Icon } from './Icon';
import { Logo } from './Logo';
import { Count } from './Chip';
import looks from './Frame.module.css';
import { classes } from './classes';

export interface NavItem {
  to: string;
  icon: TablerIcon;
  word: string;
  count?: number;
  /** Begins a group of this name. */
  group?: string | undefined;
}

interface FrameProps {
  nav: { label: string; items: NavItem[]; foot: ReactNode };
  /** Icons only, with their words as tooltips. */
  rail?: boolean;
  title: ReactNode;
  tools: ReactNode;
  skip: { to: string; word: string }[];
  banners?: ReactNode;
  children: ReactNode;
}

function NavEntry({ item, rail, here }: { item: NavItem; rail: boolean | undefined; here: boolean }) {
  return (
    <Tooltip label={item.word} position="right" disabled={!rail}>
      <Link to={item.to} aria-label={item.word} aria-current={here ? 'page' : undefined} className={classes(looks.entry, here && looks.here)}>
        <Icon of={item.icon} /><span className={looks.word}>{item.word}</span>
        {item.count ? <span className={looks.count}><Count>{item.count}</Count></span> : null}
      </Link>
    </Tooltip>
  );
}

/** Rail or side bar, top bar, content. The frame never scrolls. */
export function Frame({ nav, rail, title, tools, skip, banners, children }: FrameProps) {
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  // The entry that says most about where one is: `/settings/users` is not yet `/settings`.
  const here = nav.items.map(({ to }) => to).filter((to) => pathname === to || pathname.startsWith(`${to}/`)).sort((one, other) => other.length - one.length)[0];
  return (
    <div className={looks.app}>
      <div className={looks.skip}>{skip.map(({ to, word }) => <a key={to} href={to}>{word}</a>)}</div>
      {/* A press anywhere in it leads somewhere: on a phone it closes then. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
      <nav className={classes(looks.nav, !rail && looks.wide)} aria-label={nav.label} data-open={open || undefined} onClick={() => setOpen(false)}>
        <div className={looks.mark}><Logo /><span className={looks.word}>Ringhall</span></div>
        <div className={looks.entries}>
          {nav.items.map((item) => <Fragment key={item.to}>{item.group && <h3 className={looks.group}><span className={looks.word}>{item.group}</span></h3>}<NavEntry item={item} rail={rail} here={item.to === here} /></Fragment>)}
        </div>
        <div className={looks.foot}>{nav.foot}</div>
      </nav>
      <div className={looks.view}>
        <header className={looks.top}><button type="button" className={looks.toNav} aria-label={nav.label} aria-expanded={open} onClick={() => setOpen(!open)}><Logo /></button><div className={looks.title}>{title}</div><div className={looks.tools}>{tools}</div></header>
        {banners}
        {children}
      </div>
    </div>
  );
}

/** A control at the foot of the navigation that looks like its entries. */
export function NavButton({ icon, word, onClick, pressed }: { icon: TablerIcon; word: string; onClick: () => void; pressed?: boolean }) {
  return (
    <Tooltip label={word} position="right">
      <button type="button" className={classes(looks.entry, pressed && looks.here)} aria-label={word} aria-pressed={pressed} onClick={onClick}>
        <Icon of={icon} /><span className={looks.word}>{word}</span>
      </button>
    </Tooltip>
  );
}

/** A round control with a picture only. */
export function IconButton({ icon, word, command, ...rest }: { icon: TablerIcon; word: string; /** What it does, whose key its tooltip shows. */ command?: CommandId } & ComponentProps<'button'>) {
  const keys = useKeys();
  const key = command ? written(keys[command], isMac()) : '';
  return (
    <Tooltip label={key ? `${word} (${key})` : word}>
      <button type="button" aria-keyshortcuts={key.replaceAll(' ', '+') || undefined} {...rest} className={looks.iconButton} aria-label={word}><Icon of={icon} /></button>
    </Tooltip>
  );
}

/** A place in the top bar that a page fills. */
export function Slot({ at }: { at: Ref<HTMLDivElement> }) {
  return <div ref={at} className={looks.slot} />;
}

/** Whether what is shown is live: a dot, a word, a time. */
export function LiveMark({ live, word, children }: { live: boolean; word?: string; children: ReactNode }) {
  return <span className={classes(looks.live, !live && looks.old)}><i />{word && <span>{word}</span>}{children}</span>;
}

/** What a top bar shows only where there is room. */
export function Roomy({ children }: { children: ReactNode }) {
  return <div className={looks.roomy}>{children}</div>;
}

/** A way elsewhere among the tools of a page. */
export function ToolLink({ icon, to, word }: { icon: TablerIcon; to: string; word: string }) {
  return <Link to={to} className={looks.toolLink} title={word}><Icon of={icon} size="sm" /><span>{word}</span></Link>;
}
