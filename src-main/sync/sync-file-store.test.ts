import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createBusyPc, createPc } from '../archive/pc-with-history.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { hardToPack, whileFilesStaySmall } from '../files/full-disk.fixture';
import { createJobControl } from '../jobs/job-control';
import { createSyncFileStore } from './sync-file-store';

test('a ticket that changed and is missing since is not passed over by the feed', async () => {
  const { db } = createBusyPc();
  db.exec('INSERT INTO unfed (ticket_id) VALUES (7)');
  const segment = { desk: 'd1', pcName: 'x', number: 2, after: 9, reaching: 9 };

  await expect(
    createSyncFileStore(db).write({ folder: tempFolder(), segment }, createJobControl()),
  ).rejects.toThrow('not what was written down');
});

test.skipIf(process.platform !== 'linux')(
  'a share that is full is said to be full, and what waits for it comes once it has room',
  async () => {
    const { db, add } = createPc();
    for (let number = 0; number < 100; number += 1) add({ Issue: hardToPack(number) });
    const job = {
      folder: tempFolder(),
      segment: { desk: 'd1', pcName: 'x', number: 1, after: 0, reaching: 100 },
    };
    const feeds = createSyncFileStore(db);

    expect(await whileFilesStaySmall(100_000, () => feeds.write(job, createJobControl()))).toEqual({
      kind: 'failed',
      errorCode: 'disk-full',
    });
    expect(db.inTransaction).toBe(false);
    expect(readdirSync(job.folder)).toEqual([]);
    expect(await feeds.write(job, createJobControl())).toMatchObject({ kind: 'written', rows: 100 });
  },
);
