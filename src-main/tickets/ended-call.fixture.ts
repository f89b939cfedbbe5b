import { buildEndedCallContent } from '../../shared/calls/build-ended-call-content';
import { hashContent } from '../rows/tickets/content-hash';
import { readyFields } from './sample-ticket.fixture';
import type { CallEndingInput } from './store/write-call-ending';

/** A call that ends as a complaint, for tests. */
export function endedCall(callId: string, change: Partial<CallEndingInput> = {}): CallEndingInput {
  const fields = change.fields ?? readyFields;
  const body = JSON.stringify(buildEndedCallContent(fields));
  return {
    callId,
    fields,
    references: ['SH-E'],
    body,
    bodySha256: hashContent(body),
    nowMs: 1_000,
    agent: null,
    ending: { kind: 'complaint', words: null },
    caseTicketId: null,
    note: null,
    endingNote: null,
    newCallId: `ending of ${callId}`,
    ...change,
  };
}
