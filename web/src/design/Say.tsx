import looks from './Say.module.css';

/** Words that somebody says aloud, in their own language. */
export function Say({ language, children }: { language: string; children: string }) {
  return <blockquote className={looks.say} lang={language} dir="auto">{children}</blockquote>;
}
