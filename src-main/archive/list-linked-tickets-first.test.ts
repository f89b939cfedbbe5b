import { expect, test } from 'vitest';
import { caseEndingKind } from '../../shared/calls/call-ending';
import { endedCall } from '../tickets/ended-call.fixture';
import { newTicket } from '../tickets/sample-ticket.fixture';
import { createPc } from './pc-with-history.fixture';
import { readSharedContent } from './shared-content.fixture';

type Pc = ReturnType<typeof createPc>;

const callOf = (last: number): string => `99999999-0000-4000-8000-${String(last).padStart(12, '0')}`;

/** @returns the id of its row */
function endCall(
  { calls, tickets }: Pc,
  last: number,
  nowMs: number,
  caseTicketId: number | null = null,
): number {
  calls.begin(callOf(last), 1);
  const ended = tickets.endCall(
    endedCall(callOf(last), { references: [`SH-E${last}`], nowMs, caseTicketId }),
  );
  return typeof ended === 'object' && ended !== null ? ended.ticketId : 0;
}

function correctToCase({ tickets }: Pc, ticketId: number, caseTicketId: number): void {
  const ending = { kind: caseEndingKind, words: null };
  const corrected = tickets.correctEnding({ ticketId, ending, caseTicketId, agent: null, nowMs: 9_000 });
  expect(corrected).toMatchObject({ ending: { correctedAtMs: 9_000 } });
}

/** A follow-up that corrects a rejected one: each of the three tickets needs the one before. @returns the id of the last one */
function addChain(pc: Pc): number {
  pc.end(pc.add({ Name: 'Balan' }), 'created');
  pc.calls.begin(callOf(8), 1);
  pc.calls.setFollowUp(callOf(8), 1);
  const first = pc.tickets.make({ ...newTicket(callOf(8), 'SH-F1'), nowMs: 1_100 }, false);
  pc.end(first?.ticketId ?? 0, 'rejected');
  const second = pc.tickets.make({ ...newTicket(callOf(8), 'SH-F2'), nowMs: 1_200 }, false);
  return second?.ticketId ?? 0;
}

test('a call that was corrected to be about a case which came later keeps it in an archive, also one that is imported twice', async () => {
  const [maker, pc, other] = [createPc(), createPc(), createPc()];
  expect(addChain(maker)).toBe(3);
  const first = endCall(pc, 1, 5_000);
  const second = endCall(pc, 2, 5_500);
  await pc.take(await maker.archive());
  const ids = pc.db
    .prepare<[], number>(`SELECT id FROM ticket WHERE state <> 'recorded' ORDER BY id`)
    .pluck();
  expect(ids.all()).toEqual([3, 4, 5]);
  correctToCase(pc, first, 5);
  correctToCase(pc, second, 3);

  const expected = readSharedContent(pc.db);
  expect(expected.map(({ reference, follows }) => [reference, follows?.reference])).toContainEqual([
    'SH-E1',
    'SH-F2',
  ]);
  expect(await other.take(await pc.archive())).toEqual({ added: 5, changed: 0 });
  expect(readSharedContent(other.db)).toEqual(expected);
  expect(await other.take(pc.file)).toEqual({ added: 0, changed: 0 });
});

test('calls that are about each other, as the clock was set back in between, are both in an archive', async () => {
  const [pc, other] = [createPc(), createPc()];
  const first = endCall(pc, 1, 5_000);
  correctToCase(pc, first, endCall(pc, 2, 4_000, first));
  expect(await other.take(await pc.archive())).toEqual({ added: 2, changed: 0 });
});
