import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { endedCall } from '../tickets/ended-call.fixture';
import { drain, makeTicket, newPc, open, type Pc } from '../data/recovery/copied-folder.fixture';
import { openedAtOnce } from '../calls/opened-at-once.fixture';

const callId = '00000000-0000-4000-8000-000000000009';
const dayMs = 86_400_000;

/** A PC on which a call ended, was reopened and discarded, and was erased 31 days later. Then the app is killed. */
function killedAfterErasing(pc: Pc, whileEnded: () => void = () => undefined): void {
  const opened = open(pc);
  const { calls, tickets, erasures } = opened.stores;
  calls.begin(callId, 500);
  tickets.endCall(endedCall(callId, { references: ['SH-ENDED'] }));
  whileEnded();
  calls.undoEnding(1, openedAtOnce);
  calls.discard(callId, 1_000);
  makeTicket(opened, 1);
  drain(opened);
  expect(erasures.purgeDiscardedSome(31 * dayMs, null)).toBeNull();
  calls.begin('later', 31 * dayMs);
  calls.discard('later', 31 * dayMs);
  makeTicket(opened, 2, 29 * dayMs);
  expect(erasures.purgeDiscardedSome(31 * dayMs, null)).toBe(1);
  expect(calls.get(callId)).toBeNull();
  opened.db.close();
}

test('a discarded call that was erased stays erased after a kill, although the journal has its ending', () => {
  const pc = newPc();
  killedAfterErasing(pc);
  const after = open(pc);
  expect(after.stores.calls.unfinished()).toEqual([]);
  expect(after.stores.calls.get(callId)).toBeNull();
  after.close();
});

test('it stays erased, too, where an older database with the ended call comes back', () => {
  const pc = newPc();
  const older = join(tempFolder(), 'older.db');
  killedAfterErasing(pc, () => {
    for (const suffix of ['', '-wal']) copyFileSync(pc.file + suffix, older + suffix);
  });
  for (const suffix of ['', '-wal']) copyFileSync(older + suffix, pc.file + suffix);
  const after = open(pc);
  expect(after.stores.calls.unfinished()).toEqual([]);
  expect(after.stores.calls.get(callId)).toBeNull();
  after.close();
});
