import { randomUUID } from 'node:crypto';
import type { OpenStores } from '../../../src-main/data/open-stores';
import { hashContent } from '../../../src-main/rows/tickets/content-hash';
import { buildEndedCallContent } from '../../../shared/calls/build-ended-call-content';
import { blankCallFields, type CallFields } from '../../../shared/calls/call';
import { openedAtOnce } from '../../../src-main/calls/opened-at-once.fixture';

type Caller = { readonly phone: string; readonly name: string };

/** The counts of an erasure of the caller: erased tickets, and tickets and calls of others from which the caller is removed. */
export const plantedTraceCounts = { tickets: 1, redacted: 4 };

/**
 * Leaves a caller in the calls of others: in an earlier value, in an autofill that was undone, in a reminder, in the note
 * on a ticket, and, of what was reworded since, only in the journal.
 * @param firstTicketId a ticket of somebody else
 */
export async function plantCallerTraces(
  { calls, tickets, reminders, contactNotes }: OpenStores,
  caller: Caller,
  firstTicketId: number,
): Promise<void> {
  const other: CallFields = { ...blankCallFields, name: 'Somebody', phone: '0111111111', issue: 'other' };
  const hers: CallFields = { ...other, ...caller };
  const mentions = `ring ${caller.name} ${caller.phone}`;
  const undone = {
    source: 'caller',
    before: { name: '', phone: '' },
    after: { ...caller },
  } as const;
  const withAutofill: CallFields = { ...other, autofill: { applied: [], undone: [undone] } };
  let last = 0;
  const begin = async (...saved: readonly CallFields[]): Promise<string> => {
    last += 1;
    const callId = `22222222-0000-4000-8000-${String(last).padStart(12, '0')}`;
    await calls.begin(callId, 1);
    for (const fields of saved) await calls.save(callId, fields, 1);
    return callId;
  };
  const end = async (callId: string, fields: CallFields, reference: string): Promise<number> => {
    const body = JSON.stringify(buildEndedCallContent(fields));
    const ended = await tickets.endCall({
      callId,
      fields,
      references: [reference],
      body,
      bodySha256: hashContent(body),
      nowMs: 1,
      agent: null,
      ending: { kind: 'complaint', words: null },
      caseTicketId: null,
      note: null,
      endingNote: null,
      newCallId: randomUUID(),
    });
    if (!ended.ok || ended.value === null || ended.value === 'has-ticket') throw new Error('not ended');
    return ended.value.ticketId;
  };

  await end(await begin(hers, other), other, 'SH-EARLIER');
  await end(await begin(withAutofill), withAutofill, 'SH-UNDONE');
  await calls.discard(await begin(hers, other), 1);
  const reminded = await end(await begin(), other, 'SH-REMINDER');
  await reminders.set({ uid: 'reminder', ticketId: reminded, text: mentions, dueAtMs: 2, nowMs: 1 });
  await tickets.addNote(firstTicketId, mentions, 1);
  const reopened = await begin();
  await calls.undoEnding(await end(reopened, hers, 'SH-REOPENED'), openedAtOnce);
  await end(reopened, other, 'SH-AGAIN');
  const note = { subject: 'store', contact: 'Kedai', label: 'Kedai', endsAtMs: null } as const;
  await contactNotes.set({ ...note, text: mentions }, 'note', 1);
  await contactNotes.set({ ...note, text: '' }, 'note', 1);
}
