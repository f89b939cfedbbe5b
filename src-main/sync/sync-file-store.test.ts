import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { busyPc, pc } from '../archive/pc-with-history.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { hardToPack, whileFilesStaySmall } from '../files/full-disk.fixture';
import { newGauge } from '../jobs/job-control';
import { createFeedStore } from './sync-file-store';

test('a ticket that changed and is missing since is not passed over by the feed', async () => {
  const { db } = busyPc();
  db.exec('INSERT INTO unfed (ticket_id) VALUES (7)');
  const segment = { desk: 'd1', pcName: 'x', number: 2, after: 9, reaching: 9 };

  await expect(createFeedStore(db).write({ folder: tempFolder(), segment }, newGauge())).rejects.toThrow(
    'not what was written down',
  );
});

test.skipIf(process.platform !== 'linux')(
  'a share that is full is said to be full, and what waits for it comes once it has room',
  async () => {
    const { db, add } = pc();
    for (let number = 0; number < 100; number += 1) add({ Issue: hardToPack(number) });
    const job = {
      folder: tempFolder(),
      segment: { desk: 'd1', pcName: 'x', number: 1, after: 0, reaching: 100 },
    };
    const feeds = createFeedStore(db);

    expect(await whileFilesStaySmall(100_000, () => feeds.write(job, newGauge()))).toEqual({
      kind: 'failed',
      trouble: 'disk full',
    });
    expect(db.inTransaction).toBe(false);
    expect(readdirSync(job.folder)).toEqual([]);
    expect(await feeds.write(job, newGauge())).toMatchObject({ kind: 'written', rows: 100 });
  },
);
