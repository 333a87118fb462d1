import looks from './Code.module.css';

/** Data as it is stored. */
export function Code({ children }: { children: string }) {
  return <pre className={looks.code} dir="ltr">{children}</pre>;
}
