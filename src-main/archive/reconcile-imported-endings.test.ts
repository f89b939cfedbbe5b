import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { endedCall } from '../tickets/ended-call.fixture';
import { ended, newTicket, outcomes } from '../tickets/sample-ticket.fixture';
import { createPc, expectValidChecksums } from './pc-with-history.fixture';

const nothing = { added: 0, changed: 0 };
const callId = '99999999-0000-4000-8000-000000000001';

test.each(['open', 'parked', 'discarded', 'rejected'] as const)(
  'the ending of a call that is %s here since is not taken in, so the call can be sent',
  async (since) => {
    const pc = createPc();
    const { calls, tickets } = pc;
    calls.begin(callId, 1);
    tickets.endCall(endedCall(callId, { references: ['SH-ENDED'] }));
    const archive = await pc.archive();
    calls.undoEnding(1);
    if (since === 'parked') calls.park(callId, true);
    if (since === 'discarded') calls.discard(callId, 2);
    if (since === 'rejected') {
      const made = tickets.make(newTicket(callId, 'SH-SENT'), true);
      tickets.endAttempt(ended(made?.attempt?.attemptId ?? 0, outcomes.rejected), false);
    }
    const before = pc.rows();
    expect(await pc.take(archive)).toEqual(nothing);
    expect(pc.rows()).toEqual(before);
    if (since === 'discarded') calls.restore(callId);
    expect(tickets.make(newTicket(callId, 'SH-NEXT'), false)).toMatchObject({ isNew: true });
  },
);

type Pc = ReturnType<typeof createPc>;

const make = ({ tickets }: Pc) => {
  const made = tickets.make(newTicket(callId, 'SH-SENT'), true);
  return made?.attempt?.attemptId ?? 0;
};

test.each([
  ['was sent', (pc: Pc) => void pc.tickets.endAttempt(ended(make(pc), outcomes.created), false), 'SH-SENT'],
  [
    'was rejected',
    (pc: Pc) => void pc.tickets.endAttempt(ended(make(pc), outcomes.rejected), false),
    'SH-SENT',
  ],
  [
    'ended once more',
    ({ tickets }: Pc) => void tickets.endCall(endedCall(callId, { references: ['SH-LATER'], nowMs: 2_000 })),
    'SH-LATER',
  ],
])(
  'a call of another PC that %s after its ending was undone is taken in, and stays',
  async (_what, close, left) => {
    const [from, to] = [createPc(), createPc()];
    from.calls.begin(callId, 1);
    from.tickets.endCall(endedCall(callId, { references: ['SH-ENDED'] }));
    const older = readFileSync(await from.archive());
    await to.take(from.file);
    from.calls.undoEnding(1);
    close(from);
    expect(await to.take(await from.archive())).toEqual({ added: 1, changed: 0 });
    const references = () => to.db.prepare('SELECT reference FROM ticket').pluck().all();
    expect(references()).toEqual([left]);
    expect(to.calls.unfinished()).toEqual([]);
    expectValidChecksums(to.db);

    writeFileSync(from.file, older);
    expect(await to.take(from.file)).toEqual(nothing);
    expect(references()).toEqual([left]);
  },
);

test('an ending that somebody here has added to is not removed', async () => {
  const [from, to] = [createPc(), createPc()];
  from.calls.begin(callId, 1);
  from.tickets.endCall(endedCall(callId, { references: ['SH-ENDED'] }));
  await to.take(await from.archive());
  to.tickets.addNote(1, 'rang here, too', 5);
  from.calls.undoEnding(1);
  make(from);
  expect(await to.take(await from.archive())).toEqual({ ...nothing, leftOut: 1 });
  expect(to.tickets.get(1)).toMatchObject({ reference: 'SH-ENDED', notes: [{ text: 'rang here, too' }] });
});
