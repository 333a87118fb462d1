import looks from './Key.module.css';

/** The key that does the same as the control beside it. */
export function Key({ children }: { children: string }) {
  return <kbd className={looks.key} aria-hidden>{children}</kbd>;
}
