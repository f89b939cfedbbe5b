/**
 * Swallows what a key that is still held repeats, until it is released or another one is pressed. The key has chosen from a list
 * that is gone now, and the caret may stand in a field.
 */
export function swallowKeyRepeats({ code }: Pick<KeyboardEvent, 'code'>): void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.repeat || event.code !== code) {
      stop();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.code === code) stop();
  };
  const stop = () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    window.removeEventListener('keyup', onKeyUp, { capture: true });
    window.removeEventListener('blur', stop);
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('keyup', onKeyUp, { capture: true });
  window.addEventListener('blur', stop);
}
