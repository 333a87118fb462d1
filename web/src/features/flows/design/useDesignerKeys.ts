import { useEffect, useLayoutEffect, useRef } from 'react';
import { deedOf, types } from './canvas/keys';
import type { Design } from './useDesign';

interface Deeds {
  design: Design;
  /** Takes away what is chosen, a way or nodes; or the step that has the focus, if that is another. */
  onRemove: (focused: string | null) => void;
  onLeave: () => void;
  onPasted: (held: boolean) => void;
}

const inDrawing = (target: EventTarget | null) => target === document.body || (target instanceof Element && target.closest('.react-flow, [data-outline]') !== null);

const focusedStep = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>('.react-flow__node')?.dataset.id ?? target.closest<HTMLElement>('[data-outline]')?.dataset.outline ?? null : null);

/** Keys of the whole page: undo and redo, copy and paste, choose all, take away. What is typed into fields stays theirs. */
export function useDesignerKeys(deeds: Deeds): void {
  const latest = useRef(deeds);
  useLayoutEffect(() => { latest.current = deeds; });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || types(event.target)) return;
      const deed = deedOf(event);
      const { design, onRemove, onLeave } = latest.current;
      if (deed === 'undo') design.undo();
      else if (deed === 'redo') design.redo();
      else if (deed === 'all' && inDrawing(event.target)) design.choose(Object.keys(design.document.nodes));
      else if (deed === 'remove' && inDrawing(event.target)) onRemove(focusedStep(event.target));
      else if (deed === 'leave' && inDrawing(event.target)) onLeave();
      else return;
      event.preventDefault();
    };
    const copied = (event: ClipboardEvent) => {
      const { design } = latest.current;
      if (types(event.target) || design.chosen.length === 0 || getSelection()?.isCollapsed === false) return;
      event.clipboardData?.setData('text/plain', design.copy(design.chosen));
      event.preventDefault();
      if (event.type === 'cut') latest.current.onRemove(null);
    };
    const pasted = (event: ClipboardEvent) => {
      if (types(event.target)) return;
      event.preventDefault();
      latest.current.onPasted(latest.current.design.paste(event.clipboardData?.getData('text/plain') ?? ''));
    };
    window.addEventListener('keydown', pressed);
    window.addEventListener('copy', copied);
    window.addEventListener('cut', copied);
    window.addEventListener('paste', pasted);
    return () => {
      window.removeEventListener('keydown', pressed);
      window.removeEventListener('copy', copied);
      window.removeEventListener('cut', copied);
      window.removeEventListener('paste', pasted);
    };
  }, []);
}
