import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import {
  formatCallerCount,
  hasOtherNumber,
  isKnownByNumberOnly,
  isOnlyCloseMatch,
  type Caller,
} from '../../../../shared/callers/caller-suggestions';
import { groupDigits } from '../../../../shared/phone/phone-kind-and-grouping';
import { getServiceNames } from '../../../../shared/tickets/service-and-priority-names';
import { formatList } from '../../../../shared/i18n/format-list';
import { formatWhen } from '../../../i18n/format-when';
import { useText, type TextKey, type Translate } from '../../../i18n/use-text';
import { getDigit, isComposing } from '../../../commands/key-bindings';
import { useStore } from '../../../state/store';
import { Button } from '../../../ui/button';
import { ActionKeys } from '../../../ui/action-keys';
import { KeyName } from '../../../ui/key-name';
import { useDialable } from '../../../components/calls/dialable-number-registry';
import { ContactNoteList } from '../../../components/contact-notes/contact-note-list';
import { MaskedText, useMask, type Mask } from '../../../components/masking/mask-scope-and-masked-text';
import { describeCase } from '../../../components/tickets/describe-case';
import { useCallForm, useCallState } from '../editing/call-form-context';
import type { CallerSuggestionsStore, DisplayedSuggestions } from './caller-suggestions-store';
import { createCallerQuery } from './create-caller-query';
import { findCallerOfCall } from './find-caller-of-call';
import { FoundCallerAnnouncement } from './found-caller-announcement';
import css from './caller-suggestions-card.module.css';
import { undoFillsOfCaller } from './undo-fills-of-caller';
import { UnlistedCallers } from './unlisted-callers';

export const callerSuggestionsCardId = 'caller-suggestions';

type CallerSuggestionsCardProps = {
  readonly suggestions: CallerSuggestionsStore;
  readonly onAccept: (caller: Caller) => void;
  /** Focuses the field for a character that is typed on the list and chooses nobody. */
  readonly onType: (character: string) => void;
  /** Called after the last caller was dismissed with the focus on the card. */
  readonly onDismissed: () => void;
  /** Shows one of a caller's cases beside the call; without a ticket, the one that the key shows. */
  readonly onOpenCase: (caller: Caller, ticketId?: number) => void;
  /** The other open calls of the number, in one line. */
  readonly openCalls: ReactNode;
};

/** The index of the suggestion that has the focus, if any. */
export function findFocusedSuggestion(): number | undefined {
  const rows = [...document.querySelectorAll(`#${callerSuggestionsCardId} [data-suggestion]`)];
  const at = rows.findIndex((row) => row === document.activeElement);
  return at === -1 ? undefined : at;
}

/** Suggests who the caller may be. When it is empty, the read-back sentences take its space; the form never moves. */
export function CallerSuggestionsCard(props: CallerSuggestionsCardProps) {
  const { suggestions, onAccept, onType, onDismissed, onOpenCase, openCalls } = props;
  const t = useText();
  const { session } = useCallForm();
  const shown = useStore(suggestions.store);
  const { callers, unlisted, dismissed, isOutdated } = shown;
  const hasMore = unlisted.count > 0 || unlisted.isAtLeast;
  const count =
    callers.length > 1
      ? t('callScreen.possibleCallersCount', { total: formatCallerCount(callers.length, unlisted) })
      : '';
  const keyOfCall = useCallState(({ fields }) => findCallerOfCall(fields, callers)?.key);
  const detailedKey = keyOfCall ?? callers[0]?.key;
  useEffect(() => {
    const ask = () => suggestions.ask(createCallerQuery(session.getFields()));
    ask();
    return session.store.subscribe(ask);
  }, [suggestions, session]);

  const dismiss = (caller: Caller) => {
    const hadFocus = document.activeElement?.closest(`#${callerSuggestionsCardId}`) !== null;
    undoFillsOfCaller(session, caller, callers);
    void suggestions.dismiss(caller, session.getFields().autofill.applied.length);
    if (!hadFocus) return;
    // The row goes, and the focus with it: the next key is for the others.
    const at = callers.indexOf(caller);
    const rows = document.querySelectorAll<HTMLElement>(`#${callerSuggestionsCardId} [data-suggestion]`);
    const next = rows[at + 1] ?? rows[at - 1];
    if (next === undefined) onDismissed();
    else next.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-suggestion]')];
    const at = rows.findIndex((row) => row === document.activeElement);
    const digit = getDigit(event.nativeEvent);
    const chosen = digit === undefined ? undefined : callers[digit - 1];
    if (chosen !== undefined) onAccept(chosen);
    else if (event.key === 'ArrowDown') rows[Math.min(at + 1, rows.length - 1)]?.focus();
    else if (event.key === 'ArrowUp') rows[Math.max(at - 1, 0)]?.focus();
    // Held down, it dismisses one caller only.
    else if (event.key === 'Delete' && !event.repeat && callers[at] !== undefined) dismiss(callers[at]);
    else if (at !== -1 && /^.$/u.test(event.key)) {
      // Typed on without a look at the list: Space chooses nobody, and any other character is for the field.
      if (event.key !== ' ') {
        onType(event.key);
        return;
      }
    } else return;
    event.preventDefault();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of the list in it
    <section
      id={callerSuggestionsCardId}
      className={css['card']}
      aria-label={t('callScreen.possibleCallers')}
      aria-busy={isOutdated}
      onKeyDown={onKeyDown}
    >
      <h2 className={css['head']}>
        {t('callScreen.possibleCallers')} <ActionKeys action="fill-from-caller" />
        <span className={css['count']}>{count}</span>
      </h2>
      <FoundCallerAnnouncement suggestions={suggestions} />
      {openCalls}
      {callers.length === 0 && <p className={css['hint']}>{t(explainNoCaller(shown))}</p>}
      {callers.length > 0 && (
        <ol className={css['list']}>
          {callers.map((caller, index) => (
            <CallerSuggestionRow
              key={caller.key}
              caller={caller}
              index={index}
              isDetailed={caller.key === detailedKey}
              isAlone={callers.length === 1}
              isOneDismissed={dismissed.some(({ phone }) => phone === caller.phone)}
              onAccept={onAccept}
              onOpenCase={onOpenCase}
              onDismiss={() => dismiss(caller)}
            />
          ))}
        </ol>
      )}
      {hasMore && <UnlistedCallers count={formatCallerCount(0, unlisted)} />}
      {dismissed.length > 0 && (
        <Button kind="quiet" isTabStop={false} onPress={() => void suggestions.undoDismissals()}>
          {t('callScreen.dismissedCallers', { count: dismissed.length })}
        </Button>
      )}
    </section>
  );
}

/** Why the card names nobody. */
export function explainNoCaller({ isNobodyFound, isEveryoneDismissed }: DisplayedSuggestions): TextKey {
  if (isEveryoneDismissed) return 'callScreen.everyoneDismissed';
  return isNobodyFound ? 'callScreen.noPossibleCaller' : 'callScreen.possibleCallersEmpty';
}

type CallerSuggestionRowProps = {
  readonly caller: Caller;
  readonly index: number;
  /** Whether it is the caller of the call, or the likeliest while there is none. */
  readonly isDetailed: boolean;
  readonly isAlone: boolean;
  /** Whether somebody else of the number was dismissed: a note on the number is not on this caller alone. */
  readonly isOneDismissed: boolean;
  readonly onAccept: (caller: Caller) => void;
  readonly onOpenCase: (caller: Caller, ticketId?: number) => void;
  readonly onDismiss: () => void;
};

/** One caller is shown with the last cases, the others in one line each. */
function CallerSuggestionRow(props: CallerSuggestionRowProps) {
  const { caller, index, isDetailed, isAlone, isOneDismissed, onAccept, onOpenCase, onDismiss } = props;
  const t = useText();
  const mask = useMask(caller);
  const { isEditable } = useCallForm();
  const counted = caller.casesInSixtyDays + caller.endedCallsInSixtyDays;
  // Where somebody else may be the caller, the others stand in sight below it.
  const listed = isAlone ? caller.lastCases : caller.lastCases.slice(0, 1);
  const unlisted = counted - listed.filter(({ status }) => status !== 'rejected').length;
  const isOther = useCallState(({ fields }) => hasOtherNumber(caller, fields.phone));
  const otherId = `${callerSuggestionsCardId}-other-${index}`;
  const part = useRef<HTMLLIElement>(null);
  useDialable(part, () => caller);
  return (
    <li ref={part} className={css['suggestion']}>
      <div className={css['row']}>
        <button
          type="button"
          data-suggestion=""
          tabIndex={-1}
          className={css['who']}
          aria-disabled={!isEditable || undefined}
          aria-describedby={isOther ? otherId : undefined}
          onClick={() => {
            if (isEditable) onAccept(caller);
          }}
        >
          {!isAlone && <span className={css['digit']}>{index + 1}</span>}
          <span className={css['name']}>
            <b>
              <MaskedText
                text={
                  isKnownByNumberOnly(caller)
                    ? mask('phone', groupDigits(caller.phone))
                    : mask('name', caller.name)
                }
              />
            </b>
            {caller.storeName !== '' && `${caller.name === '' ? '' : ' · '}${caller.storeName}`}
          </span>
          {isOnlyCloseMatch(caller) && (
            <span className={css['close']} title={t('historyList.closeMatchAbout')}>
              {t('historyList.closeMatch')}
            </span>
          )}
          <span className={css['take']}>
            <KeyName name="Enter" />
          </span>
        </button>
        <Button kind="quiet" isTabStop={false} keepsCaret className={css['not']} onPress={onDismiss}>
          {t('callScreen.notThisOne')}
        </Button>
      </div>
      {isOther && (
        <p id={otherId} className={css['other']}>
          {t('callScreen.otherNumber', { phone: mask('phone', groupDigits(caller.phone)) })}
        </p>
      )}
      <ContactNoteList notes={caller.notes} isOfNumber={caller.isOfSeveralPeople || isOneDismissed} />
      <div className={css['match']}>
        <p className={css['why']}>
          {[describeMatch(caller, t, mask), describeSharing(caller, t)].filter(Boolean).join(' · ')}
        </p>
        {isDetailed && caller.lastCases.length > 0 && (
          <button
            type="button"
            tabIndex={-1}
            className={css['open']}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onOpenCase(caller)}
          >
            {t('callScreen.openPastCase')} <ActionKeys action="past-case" />
          </button>
        )}
      </div>
      {isDetailed && counted > 0 && (
        <p className={css['many']} data-many={caller.casesInSixtyDays >= 3 || undefined}>
          {describeEarlier(caller, t)}
        </p>
      )}
      {isDetailed && (
        <ul className={css['cases']}>
          {listed.map((ticket) => (
            <li key={ticket.id}>
              <button
                type="button"
                tabIndex={-1}
                className={css['case']}
                title={getServiceNames(ticket.serviceId, t.language).name}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onOpenCase(caller, ticket.id)}
              >
                <span>{formatWhen(ticket.createdAtMs, t.language)}</span>
                <span className={css['what']}>{describeCase(ticket, t, mask)}</span>
                <span>{ticket.caseNumber ?? ticket.reference}</span>
              </button>
            </li>
          ))}
          {unlisted > 0 && (
            <li className={css['more']}>{t('callScreen.similarMore', { count: unlisted })}</li>
          )}
        </ul>
      )}
    </li>
  );
}

/** How many cases there are, and how many calls that ended without a ticket, which the list has among them. */
function describeEarlier(caller: Caller, t: Translate): string {
  const { casesInSixtyDays: cases, endedCallsInSixtyDays: calls } = caller;
  const what = formatList(t.language, [
    ...(cases > 0 ? [t('callScreen.earlierCases', { count: cases })] : []),
    ...(calls > 0 ? [t('callScreen.earlierCalls', { count: calls })] : []),
  ]);
  return t(caller.storeName === '' ? 'callScreen.earlierOfNumber' : 'callScreen.earlierOfStore', { what });
}

function describeSharing({ isNumberShared, isOfSeveralPeople }: Caller, t: Translate): string {
  if (!isNumberShared) return '';
  return t(isOfSeveralPeople ? 'callScreen.sharedNumber' : 'callScreen.severalStores');
}

function describeMatch({ matches }: Caller, t: Translate, mask: Mask): string {
  return formatList(
    t.language,
    matches.map(({ kind, matchedText }) =>
      t(`callScreen.why.${kind}`, { matchedText: mask('text', matchedText) }),
    ),
  );
}
