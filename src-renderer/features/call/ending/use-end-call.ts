import { useContext } from 'react';
import type { UnknownCase } from '../../../../shared/calls/call-ending';
import { CommandContext } from '../../../commands/command-registry';
import type { CallFormContextValue } from '../editing/call-form-context';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import { fillFromUnreadLine } from '../quick-entry/unread-line';

type Parts = Pick<CallFormContextValue, 'session' | 'runAutofill'> & {
  readonly calls: OpenCallsStore;
  /** Called before the call ends. */
  readonly onEnd: () => void;
};

export type EndCall = (kind: string, caseTicketId: number | null, unknownCase?: UnknownCase | null) => void;

/** Ends the shown call without a ticket, and holds the keys behind that. */
export function useEndCall({ calls, session, runAutofill, onEnd }: Parts): EndCall {
  const { keyBuffer } = useContext(CommandContext);
  return (kind, caseTicketId, unknownCase = null) => {
    onEnd();
    // The next key may be for its note.
    const filled = fillFromUnreadLine(session, runAutofill);
    void keyBuffer.hold(filled.then(() => calls.end(session.callId, kind, caseTicketId, unknownCase)));
  };
}
