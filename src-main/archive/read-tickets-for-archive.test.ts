import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { makeLastRowUnreadable } from '../db/unreadable-last-row.fixture';
import { createSyncQueueStore } from '../sync/sync-queue-store';
import { createJobControl } from '../jobs/job-control';
import { newTicket } from '../tickets/sample-ticket.fixture';
import { createArchiveWriteAndCheckStore } from './archive-write-and-check-store';
import { createBusyPc, createPc } from './pc-with-history.fixture';

test.each([
  ['call', 'seq = 1'],
  ['note', 'ticket_id = 1'],
  ['attempt', 'ticket_id = 1 AND number = 1'],
  ['attempt', 'ticket_id = 1 AND number = 2'],
  ['ticket', 'id = 1'],
])(
  'where a row of %s is missing (%s), neither archive nor batch for the server leaves without it',
  async (table, which) => {
    const { db, calls, tickets, created, archive, file } = createBusyPc();
    const call = '99999999-0000-4000-8000-000000000001';
    calls.begin(call, 0);
    calls.setFollowUp(call, created);
    tickets.make(newTicket(call, 'SH-FOLLOWS'), false);
    const queue = createSyncQueueStore(db);
    queue.choose('db:5432/helpdesk', 'd1');
    await archive();
    expect(queue.nextBatch()?.batch.tickets).toHaveLength(6);

    db.exec(`PRAGMA foreign_keys = OFF; DELETE FROM ${table} WHERE ${which}`);

    await expect(archive()).rejects.toThrow('missing');
    expect(() => queue.nextBatch()).toThrow('missing');
    expect(readdirSync(dirname(file))).toEqual(['history.zip']);
  },
);

test('an archive has as many tickets as there are, or there is none', async () => {
  const { db, add, file } = createPc();
  for (const Name of ['Aminah', 'Balan', 'Chong']) add({ Name });
  const archives = createArchiveWriteAndCheckStore(makeLastRowUnreadable(db, 'ticket'));

  await expect(
    archives.write({ file, mode: 'live', madeAtMs: 1, appVersion: '1' }, createJobControl()),
  ).rejects.toThrow('2 of 3');
  expect(readdirSync(dirname(file))).toEqual([]);
});
