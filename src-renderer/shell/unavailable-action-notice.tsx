import { useContext, useEffect, useLayoutEffect, useRef } from 'react';
import { CommandContext, useKeyName, type UnavailableAction } from '../commands/command-registry';
import { formatCombination } from '../commands/key-bindings';
import { useText } from '../i18n/use-text';
import { useStore } from '../state/store';
import { scheduleTimeout } from '../time/schedule-timeout';
import { announce } from '../ui/announcer';
import { KeyName } from '../ui/key-name';
import css from './unavailable-action-notice.module.css';

/** How long it is shown, in ms: enough for one short sentence. */
const shownMs = 5_000;

/**
 * Says why the key that was just pressed did not do what it is for. It covers nothing that has the caret, no control for long, and
 * takes neither caret nor clicks.
 */
export function UnavailableActionNotice() {
  const { unavailable } = useContext(CommandContext);
  const last = useStore(unavailable);
  useEffect(
    () => (last === null ? undefined : scheduleTimeout(shownMs, () => unavailable.set(() => null))),
    [last, unavailable],
  );
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (last === null) return undefined;
    const move = () => moveOffFocus(place.current);
    move();
    document.addEventListener('focusin', move);
    return () => document.removeEventListener('focusin', move);
  }, [last]);
  return (
    // A status beside the landmarks. What it says is announced by the live region of the window.
    <div ref={place} role="status" aria-live="off" className={css['place']}>
      {last !== null && <Reason last={last} />}
    </div>
  );
}

/** Shows it at the other end of the screen where it would cover what has the caret. */
function moveOffFocus(place: HTMLElement | null): void {
  const [shown, focused] = [place?.firstElementChild, document.activeElement];
  if (place === null || !shown || focused === null || focused === document.body) return;
  place.removeAttribute('data-at-top');
  if (!isOver(shown, focused)) return;
  place.setAttribute('data-at-top', '');
  if (isOver(shown, focused)) place.removeAttribute('data-at-top');
}

function isOver(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function Reason({ last }: { readonly last: UnavailableAction }) {
  const { action, pressed, reason } = last;
  const t = useText();
  const firstKey = useKeyName(action);
  const key = pressed === undefined ? firstKey : formatCombination(pressed);
  // Each press, also of the same key for the same reason.
  useEffect(() => announce([key, t(reason)].filter(Boolean).join(': ')), [last, key, t, reason]);
  return (
    <p className={css['reason']}>
      {key !== '' && <KeyName name={key} isSpoken />}
      {t(reason)}
    </p>
  );
}
