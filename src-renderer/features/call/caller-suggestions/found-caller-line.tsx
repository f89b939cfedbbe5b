import { useEffect, useRef, type ReactNode } from 'react';
import {
  formatCallerCount,
  isKnownByNumberOnly,
  isOnlyCloseMatch,
  type Caller,
} from '../../../../shared/callers/caller-suggestions';
import { useText } from '../../../i18n/use-text';
import { useStore } from '../../../state/store';
import { MaskedText, useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { Button } from '../../../ui/button';
import { runAfterLayout } from '../../../ui/run-after-layout';
import { scrollPartIntoView } from '../../../ui/scroll-into-view';
import { findField, useCallState } from '../editing/call-form-context';
import { readCaret } from '../session/call-caret';
import type { CallerSuggestionsStore } from './caller-suggestions-store';
import { findCallerOfCall } from './find-caller-of-call';
import css from './found-caller-line.module.css';
import { hasNothingToFill } from './get-changes-from-caller';

type FoundCallerLineProps = {
  readonly suggestions: CallerSuggestionsStore;
  /** Whether a caller can be filled in. */
  readonly isEditable: boolean;
  readonly onFill: () => void;
  /** What stands below, and may come later: what waits for the caller, the other open calls of the number, notes. */
  readonly children: ReactNode;
};

/**
 * The likeliest caller in one line beside Phone, with the key that fills in the call. Only in a zoomed or small window,
 * whose card of callers is below the form and out of sight.
 */
export function FoundCallerLine({ suggestions, isEditable, onFill, children }: FoundCallerLineProps) {
  const callers = useStore(suggestions.store, (suggested) => suggested.callers);
  const unlisted = useStore(suggestions.store, (suggested) => suggested.unlisted);
  // Whom nobody has asked for the name cannot be filled in.
  const named = callers.filter((caller) => !isKnownByNumberOnly(caller));
  return (
    <div className={css['lines']}>
      {isEditable && (
        <LikeliestCaller
          callers={named}
          total={named.length > 1 ? formatCallerCount(named.length, unlisted) : ''}
          onFill={onFill}
        />
      )}
      {children}
    </div>
  );
}

type LikeliestCallerProps = {
  readonly callers: readonly Caller[];
  /** How many are possible; '' for one alone. */
  readonly total: string;
  readonly onFill: () => void;
};

/** Of several, the one whom the call is about. Nobody once that one is filled in: the fields say who it is. */
function LikeliestCaller({ callers, total, onFill }: LikeliestCallerProps) {
  const caller = useCallState(({ fields }) => {
    const known = findCallerOfCall(fields, callers);
    if (known === undefined) return callers[0];
    return hasNothingToFill(fields, known) ? undefined : known;
  });
  return caller === undefined ? null : <CallerLine caller={caller} total={total} onFill={onFill} />;
}

type CallerLineProps = Pick<LikeliestCallerProps, 'total' | 'onFill'> & { readonly caller: Caller };

function CallerLine({ caller, total, onFill }: CallerLineProps) {
  const t = useText();
  const mask = useMask(caller);
  const line = useRef<HTMLParagraphElement>(null);
  const { key } = caller;
  // It comes while the number is typed, below a field that may end the window, or it moves the field with the caret down.
  useEffect(() => {
    const shown = line.current;
    if (shown === null) return undefined;
    return runAfterLayout([shown], () => {
      // By now, the caret may be on the card, where F4 was pressed right behind the number.
      const focused = document.activeElement;
      if (focused === findField('phone')) scrollPartIntoView(shown);
      else if (readCaret(focused) !== null) scrollPartIntoView(focused);
    });
  }, [key]);
  return (
    <p ref={line} className={css['line']} data-found-caller="">
      <span className={css['who']}>
        <b>
          <MaskedText text={mask('name', caller.name)} />
        </b>
        {caller.storeName !== '' && `${caller.name === '' ? '' : ' · '}${caller.storeName}`}
        {isOnlyCloseMatch(caller) && ` · ${t('historyList.closeMatch')}`}
        {total !== '' && ` · ${t('callScreen.possibleCallersCount', { total })}`}
      </span>
      <Button kind="quiet" action="fill-from-caller" isTabStop={false} keepsCaret onPress={onFill}>
        {t('callScreen.fillFromCaller')}
      </Button>
    </p>
  );
}
