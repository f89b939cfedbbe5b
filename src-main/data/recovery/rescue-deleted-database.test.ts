import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { createRecordedLog } from '../../log/recorded-log.fixture';
import { ended, newTicket, outcomes, readyFields } from '../../tickets/sample-ticket.fixture';
import { openWithRecovery, type RecoveredStores } from './open-with-recovery';
import { tempFolder } from '../../db/temp-folder.fixture';

const callId = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;

function openAt(file: string, recordedLog = createRecordedLog()): RecoveredStores {
  const opened = openWithRecovery(file, 0, { log: recordedLog.log });
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}

/** One created ticket, one waiting ticket, and an open call. */
function fill({ stores }: RecoveredStores): void {
  for (const number of [1, 2, 3]) {
    stores.calls.begin(callId(number), number);
    stores.calls.save(callId(number), readyFields, number);
  }
  stores.tickets.make(newTicket(callId(1), 'SH-A'), true);
  stores.tickets.endAttempt(ended(1, outcomes.created), false);
  stores.tickets.make(newTicket(callId(2), 'SH-B'), false);
}

const ways: ReadonlyArray<readonly [string, (file: string) => void]> = [
  ['deleted', (file) => ['', '-wal', '-shm'].forEach((suffix) => rmSync(file + suffix, { force: true }))],
  ['moved away', (file) => renameSync(file, `${file}.elsewhere`)],
  ['without its log', (file) => rmSync(`${file}-wal`)],
  [
    'replaced by another file',
    (file) => {
      writeFileSync(`${file}.other`, 'other');
      renameSync(`${file}.other`, file);
    },
  ],
];

it.skipIf(process.platform === 'win32').each(ways)(
  'a database that is %s while it is open is whole again at the next opening, with what came after',
  (_way, take) => {
    const file = join(tempFolder(), 'live', 'helpdesk.db');
    const before = openAt(file);
    fill(before);
    expect(before.rescueIfGone()).toBe(false);
    take(file);
    expect(before.rescueIfGone()).toBe(true);
    before.stores.calls.save(callId(3), { ...readyFields, remark: 'Typed afterwards' }, 9);
    before.close();

    const after = openAt(file);
    expect(after.putBack).toEqual({ reason: 'files-removed', uncertainCount: 0 });
    expect(after.stores.calls.unfinished().map(({ fields }) => fields.remark)).toContain('Typed afterwards');
    expect(after.stores.tickets.get(1)).toMatchObject({ status: 'created' });
    expect(after.stores.tickets.queued().map(({ reference }) => reference)).toEqual(['SH-B']);
    after.close();
    const again = openAt(file);
    expect(again.putBack).toBeNull();
    again.close();
    expect(readdirSync(dirname(file)).filter((name) => name.includes('rescued'))).toEqual([]);
  },
);

it.skipIf(process.platform === 'win32')(
  'a folder that is removed with the journal comes back, too, and knows what was sent',
  () => {
    const file = join(tempFolder(), 'live', 'helpdesk.db');
    const recordedLog = createRecordedLog();
    const before = openAt(file, recordedLog);
    fill(before);
    rmSync(dirname(file), { recursive: true });
    expect(before.rescueIfGone()).toBe(true);
    before.close();
    const after = openAt(file);
    expect(after.putBack?.reason).toBe('files-removed');
    expect(after.stores.calls.unfinished().map(({ id }) => id)).toContain(callId(3));
    expect(after.stores.tickets.get(1)).toMatchObject({ status: 'created' });
    expect(after.stores.tickets.get(2)).toMatchObject({ reference: 'SH-B', status: 'waiting' });
    after.close();
    expect(recordedLog.of('history files were removed, and rescued')).not.toEqual([]);
  },
);

it.skipIf(process.platform === 'win32')(
  'where it cannot be rescued, the log says so, and closing is no fault',
  () => {
    const file = join(tempFolder(), 'live', 'helpdesk.db');
    const recordedLog = createRecordedLog();
    const before = openAt(file, recordedLog);
    fill(before);
    rmSync(dirname(file), { recursive: true });
    writeFileSync(dirname(file), '');
    expect(before.rescueIfGone()).toBe(true);
    expect(() => before.close()).not.toThrow();
    expect(recordedLog.of('history files were removed, and not rescued')[0]).toMatchObject({
      error: 'Error EEXIST',
    });
  },
);
