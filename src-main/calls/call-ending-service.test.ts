import { expect, test } from 'vitest';
import { noAnswerKind } from '../../shared/calls/call-ending';
import { tempFolder } from '../db/temp-folder.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { openOutboxIn } from '../outbox/outbox.fixture';
import { readyFields } from '../tickets/sample-ticket.fixture';

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

  const end = (kind: string) => callEndings.end({ callId, fields: readyFields, kind, ...aboutNoCase });
  const missedCount = async () => {
    await flushPendingWork();
    const missed = await stores.incomingCalls.missed(time.nowMs());
    if (!missed.ok) throw new Error('not read');
    return missed.value.count;
  };
  return { ...workspace, end, missedCount };
}

test('an ending that is asked for again with another kind changes nothing: the first one holds', async () => {
  const { end, missedCount } = await callingBack();
  expect(await end('complaint')).toMatchObject({ value: { ending: { kind: 'complaint' } } });
  expect(await missedCount()).toBe(0);
  expect(await end(noAnswerKind)).toMatchObject({ value: { ending: { kind: 'complaint' } } });
  expect(await missedCount()).toBe(0);
});
