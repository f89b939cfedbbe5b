import { useContext, useEffect } from 'react';
import { CommandContext, useKeyName, type UnavailableAction } from '../commands/command-registry';
import { formatCombination } from '../commands/key-bindings';
import { useText } from '../i18n/use-text';
import { useStore } from '../state/store';
import { scheduleTimeout } from '../time/schedule-timeout';
import { KeyName } from '../ui/key-name';
import css from './unavailable-action-notice.module.css';

/** How long it is shown, in ms: enough for one short sentence. */
const shownMs = 5_000;

/** Says why the key that was just pressed did not do what it is for. It covers no control for long, and takes neither caret nor clicks. */
export function UnavailableActionNotice() {
  const { unavailable } = useContext(CommandContext);
  const last = useStore(unavailable);
  useEffect(
    () => (last === null ? undefined : scheduleTimeout(shownMs, () => unavailable.set(() => null))),
    [last, unavailable],
  );
  // Always there: screen readers speak only of changes in an area that they know.
  return (
    <div className={css['place']} aria-live="polite">
      {last !== null && <Reason last={last} />}
    </div>
  );
}

function Reason({ last: { action, pressed, reason } }: { readonly last: UnavailableAction }) {
  const t = useText();
  const firstKey = useKeyName(action);
  const key = pressed === undefined ? firstKey : formatCombination(pressed);
  return (
    <p className={css['reason']}>
      {key !== '' && <KeyName name={key} isSpoken />}
      {t(reason)}
    </p>
  );
}
