import type { ReactNode } from 'react';
import type { SimilarTicket } from '../../../shared/history/similar-ticket';
import type { Store } from '../../state/store';
import type { CallerSuggestionsStore } from './caller-suggestions/caller-suggestions-store';
import { FoundCallerLine } from './caller-suggestions/found-caller-line';
import { NotesInForm } from './contact-notes/notes-in-form';
import { DuplicateInForm } from './follow-up/duplicate-in-form';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';
import { OtherCallsOfNumber } from './open-calls/other-calls-of-number';
import type { CallSession } from './session/call-session';

export type LinesUnderPhoneProps = {
  readonly suggestions: CallerSuggestionsStore;
  readonly calls: OpenCallsStore;
  readonly session: CallSession;
  readonly similarStore: Store<readonly SimilarTicket[]>;
  /** The call follows a ticket already: no possible duplicate is shown. */
  readonly isFollowing: boolean;
  /** Nothing else is shown beside a call that is being sent. */
  readonly isEditable: boolean;
  readonly onFill: () => void;
  /** What waits for the caller. */
  readonly children: ReactNode;
};

/** What waits for the caller, and what the history has of the number and the store. */
export function LinesUnderPhone(props: LinesUnderPhoneProps) {
  const { suggestions, calls, session, similarStore, isFollowing, isEditable, onFill, children } = props;
  return (
    <FoundCallerLine suggestions={suggestions} isEditable={isEditable} onFill={onFill}>
      {children}
      {isEditable && (
        <>
          <OtherCallsOfNumber calls={calls} session={session} />
          <NotesInForm suggestions={suggestions} />
          {!isFollowing && <DuplicateInForm similarStore={similarStore} />}
        </>
      )}
    </FoundCallerLine>
  );
}
