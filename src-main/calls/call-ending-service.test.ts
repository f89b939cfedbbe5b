import { describe, expect, test } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
import { ringingMs } from '../../shared/calls/incoming-call';
import { noAnswerKind } from '../../shared/calls/call-ending';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { maxNotesLengthPerTicket, type TicketDetail } from '../../shared/history/ticket-summary-and-detail';
import { tempFolder } from '../db/temp-folder.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { openOutboxIn } from '../outbox/outbox.fixture';
import { outcomes, readyFields } from '../tickets/sample-ticket.fixture';

const callId = 'call-1';
const aboutNoCase = { caseTicketId: null, unknownCase: null };

/** An open call in which a missed call is called back. */
async function callingBack() {
  const workspace = await openOutboxIn(tempFolder());
  const { stores, callEndings, time } = workspace;
  const ring = { uid: 'ring-1', phone: readyFields.phone, name: '', store: '', atMs: time.nowMs() };
  await stores.incomingCalls.announce([ring]);
  await stores.incomingCalls.recover(time.nowMs());
  await stores.calls.begin(callId, time.nowMs());
  await stores.incomingCalls.take(1, callId, time.nowMs());

  const end = (kind: string, id = callId) =>
    callEndings.end({ callId: id, fields: readyFields, kind, ...aboutNoCase });
  const correct = (ticketId: number, kind: string) => callEndings.correct({ ticketId, kind, ...aboutNoCase });
  const missedCount = async () => {
    await flushPendingWork();
    const missed = await stores.incomingCalls.missed(time.nowMs());
    if (!missed.ok) throw new Error('not read');
    return missed.value.count;
  };
  return { ...workspace, end, correct, missedCount };
}

test('an ending that is asked for again with another kind changes nothing: the first one holds', async () => {
  const { end, missedCount } = await callingBack();
  expect(await end('complaint')).toMatchObject({ value: { ending: { kind: 'complaint' } } });
  expect(await missedCount()).toBe(0);
  expect(await end(noAnswerKind)).toMatchObject({ value: { ending: { kind: 'complaint' } } });
  expect(await missedCount()).toBe(0);
});

test.each([
  ['0120004821', { knownCaller: { name: 'Lim Ah Kow', storeName: 'Lim Hardware', from: 'number' } }],
  ['4821', {}],
])(
  'who called is known by a number, and not by the last digits that were typed: %s',
  async (phone, known) => {
    const { stores, callEndings, time } = await openOutboxIn(tempFolder());
    const end = async (id: string, name: string, storeName: string) => {
      await stores.calls.begin(id, time.nowMs());
      const fields = { ...blankCallFields, phone, name, storeName };
      return callEndings.end({ callId: id, fields, kind: 'complaint', ...aboutNoCase });
    };
    await end('call-1', 'Lim Ah Kow', 'Lim Hardware');
    expect(await end('call-2', '', '')).toMatchObject({ ok: true });
    const { value } = (await stores.tickets.get(2)) as { readonly value: TicketDetail };
    expect(value.ending).toEqual({ kind: 'complaint', words: null, ...known });
  },
);

test('the ending beside a rejected ticket closes what its call was for, a correction takes that back, and an undo', async () => {
  const { stores, sender, callEndings, end, correct, missedCount, answer, time } = await callingBack();
  void sender.send(callId, readyFields);
  await flushPendingWork();
  await answer(outcomes.rejected);
  // What the sending closed.
  await stores.incomingCalls.reopenByCall(callId, false, time.nowMs());
  await stores.incomingCalls.take(1, callId, time.nowMs());
  expect(await missedCount()).toBe(1);

  expect(await end('complaint')).toMatchObject({ value: { id: 2, callId: 'incident-1' } });
  expect(await missedCount()).toBe(0);
  await correct(2, noAnswerKind);
  expect(await missedCount()).toBe(1);
  await correct(2, 'complaint');
  expect(await missedCount()).toBe(0);
  // A slip: a call that is opened again later stays a callback that was made.
  expect(await callEndings.undo(2, null, false)).toMatchObject({ value: { id: callId } });
  expect(await missedCount()).toBe(1);
});

test('a silent call strikes off nobody who had been missed, nor does a call back that reached a wrong number', async () => {
  const { stores, end, correct, missedCount, time } = await callingBack();
  await end('wrong-number');
  expect(await missedCount()).toBe(1);

  time.pass(2 * ringingMs);
  const again = { uid: 'ring-2', phone: readyFields.phone, name: '', store: '', atMs: time.nowMs() };
  await stores.incomingCalls.announce([again]);
  await stores.calls.begin('call-2', time.nowMs());
  await stores.incomingCalls.take(1, 'call-2', time.nowMs());
  expect(await missedCount()).toBe(0);
  await end('wrong-number', 'call-2');
  expect(await missedCount()).toBe(1);
  await correct(2, 'complaint');
  expect(await missedCount()).toBe(0);
  await correct(2, 'wrong-number');
  expect(await missedCount()).toBe(1);
});

describe('who rang after the conversation, and was missed,', () => {
  type CallingBack = Awaited<ReturnType<typeof callingBack>>;
  async function missAgain({ stores, time }: CallingBack) {
    time.pass(2 * ringingMs);
    await stores.incomingCalls.announce([
      { uid: 'later', phone: readyFields.phone, name: '', store: '', atMs: time.nowMs() },
    ]);
    await stores.incomingCalls.recover(time.nowMs());
    time.pass(2 * ringingMs);
  }
  /** A call that ended so, and then rang again without being answered. */
  async function missedAfter(kind: string) {
    const known = await callingBack();
    await known.end(kind);
    await missAgain(known);
    expect(await known.missedCount()).toBe(1);
    return known;
  }
  async function send({ sender, answer }: CallingBack, outcome: Outcome) {
    void sender.send(callId, readyFields);
    await flushPendingWork();
    await answer(outcome);
  }
  /** A call whose ticket was rejected, and which then rang again without being answered. It is open for correction. */
  async function missedAfterRejection() {
    const known = await callingBack();
    await send(known, outcomes.rejected);
    expect(await known.missedCount()).toBe(0);
    await missAgain(known);
    expect(await known.missedCount()).toBe(1);
    return known;
  }
  /** The fields that the call has once it is open again. */
  async function reopen({ callEndings }: Awaited<ReturnType<typeof missedAfter>>) {
    const reopened = await callEndings.undo(1, 'opened again', true);
    return reopened.ok ? reopened.value.fields : readyFields;
  }

  test.each([noAnswerKind, 'wrong-number'])('is still missed once %s was a wrong digit', async (kind) => {
    const { correct, missedCount } = await missedAfter(kind);
    await correct(1, 'complaint');
    expect(await missedCount()).toBe(1);
  });

  test('is still missed once that call was opened again, and ended or corrected', async () => {
    const known = await missedAfter('complaint');
    const fields = await reopen(known);
    expect(fields.earlierEndings).toHaveLength(1);
    const ended = await known.callEndings.end({ callId, fields, kind: 'complaint', ...aboutNoCase });
    expect(await known.missedCount()).toBe(1);
    const { id } = ended.ok ? ended.value : { id: 0 };
    await known.correct(id, noAnswerKind);
    await known.correct(id, 'complaint');
    expect(await known.missedCount()).toBe(1);
  });

  test('is still missed once that call was opened again, and sent', async () => {
    const known = await missedAfter('complaint');
    void known.sender.send(callId, await reopen(known));
    await flushPendingWork();
    await known.answer(outcomes.created);
    expect(await known.missedCount()).toBe(1);
  });

  test('is still missed once the rejected ticket of that call was corrected, also twice', async () => {
    const known = await missedAfterRejection();
    await send(known, outcomes.rejected);
    expect(await known.missedCount()).toBe(1);
    await send(known, outcomes.created);
    expect(await known.missedCount()).toBe(1);
  });

  test('is still missed once that call ended beside its rejected ticket, or that was corrected', async () => {
    const { correct, end, missedCount } = await missedAfterRejection();
    await end('complaint');
    expect(await missedCount()).toBe(1);
    await correct(2, noAnswerKind);
    await correct(2, 'complaint');
    expect(await missedCount()).toBe(1);
  });

  test('is still missed once the end of that call was a slip, and it ended again', async () => {
    const known = await missedAfter('complaint');
    const undone = await known.callEndings.undo(1, 'a slip', false);
    // Who was called back is missed again, beside who rang since.
    expect(await known.missedCount()).toBe(2);
    const fields = undone.ok ? undone.value.fields : readyFields;
    await known.callEndings.end({ callId, fields, kind: 'complaint', ...aboutNoCase });
    expect(await known.missedCount()).toBe(1);
  });

  test('has been spoken to once they were called back in the call that is open again', async () => {
    const known = await missedAfter('complaint');
    const fields = await reopen(known);
    const missed = await known.stores.incomingCalls.missed(known.time.nowMs());
    const [listed] = missed.ok ? missed.value.calls : [];
    await known.stores.incomingCalls.take(listed?.id ?? 0, callId, known.time.nowMs());
    await known.callEndings.end({ callId, fields, kind: 'complaint', ...aboutNoCase });
    expect(await known.missedCount()).toBe(0);
  });
});

test('a first ring that was answered without a word is no missed call', async () => {
  const { stores, end, missedCount, time } = await callingBack();
  await end('complaint');
  const ring = { uid: 'ring-2', phone: '60188887777', name: '', store: '', atMs: time.nowMs() };
  await stores.incomingCalls.announce([ring]);
  await stores.calls.begin('call-2', time.nowMs());
  await stores.incomingCalls.take(2, 'call-2', time.nowMs());
  await end('wrong-number', 'call-2');
  expect(await missedCount()).toBe(0);
});

test('a correction whose note finds no room changes nothing', async () => {
  const { stores, callEndings, end, time } = await callingBack();
  await end('complaint');
  await stores.tickets.addNote(1, 'x'.repeat(maxNotesLengthPerTicket), time.nowMs());
  const before = await stores.tickets.get(1);
  time.pass(1_000);
  const correction = { ticketId: 1, kind: 'asked-about-case', caseTicketId: null };
  const unknownCase = { number: '55555AAAA', note: 'Asked about case 55555AAAA' };
  const corrected = await callEndings.correct({ ...correction, unknownCase });
  expect(corrected).toMatchObject({ ok: false, error: { reason: 'notes-full' } });
  expect(await stores.tickets.get(1)).toEqual(before);
});
