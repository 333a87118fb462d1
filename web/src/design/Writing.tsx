import type { Ref } from 'react';
import looks from './Writing.module.css';

interface WritingProps {
  value: string;
  onChange: (text: string) => void;
  label: string;
  hint: string;
  at?: Ref<HTMLTextAreaElement>;
}

/** A sheet to write on; it fills its panel. */
export function Writing({ value, onChange, label, hint, at }: WritingProps) {
  return <textarea ref={at} dir="auto" className={looks.sheet} aria-label={label} placeholder={hint} value={value} onChange={(event) => onChange(event.currentTarget.value)}
    // By key one goes on where one stopped; the mouse puts the caret itself.
    onFocus={({ currentTarget: sheet }) => sheet.setSelectionRange(sheet.value.length, sheet.value.length)} />;
}
