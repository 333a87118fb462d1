/**
 * Hears keys wherever the focus is. A character is heard before any widget: a menu that is closing, or one that looks for what is
 * typed, must not swallow a command. All other keys (Escape, Enter, arrows) belong first to the widget they were pressed in.
 */
export function onKeyDown(press: (event: KeyboardEvent) => void): () => void {
  const isCharacter = ({ key }: KeyboardEvent) => key.length === 1;
  const first = (event: KeyboardEvent) => { if (isCharacter(event)) press(event); };
  const last = (event: KeyboardEvent) => { if (!isCharacter(event)) press(event); };
  window.addEventListener('keydown', first, true);
  window.addEventListener('keydown', last);
  return () => {
    window.removeEventListener('keydown', first, true);
    window.removeEventListener('keydown', last);
  };
}
