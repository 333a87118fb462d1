import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KindList } from '~/design/canvas/KindList';
import { SearchBox } from '~/design/SearchBox';
import { groups, kinds } from './kinds/registry';
import type { StepWords } from './useStepWords';

/** The kinds of steps there are: found by typing, dragged, or added by Enter. */
export function Palette({ words, onAdd }: { words: StepWords; onAdd: (kind: string) => void }) {
  const { t, i18n } = useTranslation();
  const [find, setFind] = useState('');
  const box = useRef<HTMLFormElement>(null);
  const sought = find.trim().toLocaleLowerCase(i18n.language);
  const fits = (name: string) => !sought || `${words.kind(name)} ${name}`.toLocaleLowerCase(i18n.language).includes(sought);
  const shown = groups.map((group) => ({ id: group, word: t(`designer.group_${group}`), kinds: kinds.filter(({ name, group: of }) => of === group && fits(name)).map(({ name, icon }) => ({ id: name, icon, word: words.kind(name), about: words.about(name) })) }));
  const [first] = shown.flatMap((group) => group.kinds);
  return (
    <form ref={box} onSubmit={(event) => { event.preventDefault(); if (first && sought) { onAdd(first.id); setFind(''); } }}>
      <SearchBox value={find} onChange={setFind} words={t('designer.add_step')} />
      <KindList groups={shown} onAdd={onAdd} />
    </form>
  );
}
