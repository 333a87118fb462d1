import type { ReactNode, Ref } from 'react';
import looks from './FormBox.module.css';

/** The fields of a form; Enter in a line saves. */
export function FormBox({ at, onSubmit, children }: { at?: Ref<HTMLFormElement>; onSubmit: () => void; children: ReactNode }) {
  return <form ref={at} className={looks.form} noValidate onSubmit={(event) => { event.preventDefault(); onSubmit(); }}>{children}<input type="submit" hidden /></form>;
}
