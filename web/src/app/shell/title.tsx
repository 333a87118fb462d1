import { createContext, use, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Slot } from '~/design/Frame';

interface Places {
  title: HTMLElement | null;
  tools: HTMLElement | null;
  setTitle: (place: HTMLElement | null) => void;
  setTools: (place: HTMLElement | null) => void;
}

const Context = createContext<Places>({ title: null, tools: null, setTitle: () => undefined, setTools: () => undefined });

/** Lets a page put its title and tools into the top bar. */
export function TitleProvider({ children }: { children: ReactNode }) {
  const [title, setTitle] = useState<HTMLElement | null>(null);
  const [tools, setTools] = useState<HTMLElement | null>(null);
  return <Context value={{ title, tools, setTitle, setTools }}>{children}</Context>;
}

export function TitlePlace() {
  return <Slot at={use(Context).setTitle} />;
}

export function ToolsPlace() {
  return <Slot at={use(Context).setTools} />;
}

/** The page's title in the top bar and in the browser's tab. */
export function PageTitle({ children, tab }: { children: ReactNode; tab: string }) {
  const { title } = use(Context);
  return <><title>{`${tab} · Ringhall`}</title>{title && createPortal(children, title)}</>;
}

/** The page's own tools in the top bar. */
export function PageTools({ children }: { children: ReactNode }) {
  const { tools } = use(Context);
  return tools && createPortal(children, tools);
}
