import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fail, succeed } from '../../shared/result';
import { createDatabaseError } from '../db/database-error';
import { openDatabase } from '../db/open-database';
import { tempFolder } from '../db/temp-folder.fixture';
import { historyIn } from '../history/history.fixture';
import { createJobControl, readProgress } from '../jobs/job-control';
import { createCsvSlices, type Span } from './csv-slices';
import { createExportStore, type HelperThread } from './export-store';

const tickets = 120;

/** A history in a file, written by one connection and exported by others. */
function historyInParts() {
  const { db, add } = historyIn('read');
  for (let number = 0; number < tickets; number += 1) add({ Issue: `issue ${number}` });
  const folder = tempFolder();
  const made: Span[] = [];
  let isClosed = false;

  function beside(afterHold: () => void = () => undefined): () => HelperThread {
    const parts = createCsvSlices(reading(db.name));
    return () => ({
      csvSlices: {
        hold: () => {
          const version = parts.hold();
          afterHold();
          return Promise.resolve(succeed(version));
        },
        part: (direction, span) => {
          made.push(span);
          return Promise.resolve(succeed(parts.part(direction, span)));
        },
      },
      close: () => {
        parts.letGo();
        isClosed = true;
        return Promise.resolve();
      },
    });
  }

  async function csv(
    start?: () => HelperThread,
    sort: 'newest' | 'oldest' = 'newest',
    control = createJobControl(),
  ) {
    const file = join(folder, 'out.csv');
    const store = createExportStore(reading(db.name), start, 3);
    const written = await store.write({ file, format: 'csv', query: { text: '', sort } }, control);
    return { written, text: existsSync(file) ? readFileSync(file, 'utf8') : '' };
  }

  return { db, add, folder, beside, csv, made, isClosed: () => isClosed };
}

function reading(file: string): Database {
  const opened = openDatabase(file, 'read');
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
  });
  return opened.value;
}

const issuesOf = (text: string): string[] =>
  [...text.matchAll(/issue (\d+)/g)].map(([, number]) => number ?? '');

describe('the whole history as CSV, on two threads', () => {
  test.each(['newest', 'oldest'] as const)('is the same file as on one, the %s first', async (sort) => {
    const { beside, csv, made, isClosed, db } = historyInParts();
    db.exec('PRAGMA foreign_keys = OFF; DELETE FROM ticket WHERE id BETWEEN 40 AND 60');
    const alone = await csv(undefined, sort);
    const control = createJobControl();
    const shared = await csv(beside(), sort, control);
    expect(shared).toEqual(alone);
    expect(shared.written).toEqual({ kind: 'written', rows: tickets - 21, sheets: 1 });
    expect(issuesOf(shared.text)).toHaveLength(tickets - 21);
    expect(readProgress(control)).toEqual({ done: tickets - 21, total: tickets - 21 });
    expect(made).not.toEqual([]);
    expect(isClosed()).toBe(true);
  });

  test('is one view, also where a ticket comes between the one and the other', async () => {
    const { add, beside, csv, made } = historyInParts();
    let more = 1;
    const start = beside(() => {
      if (more > 0) add({ Issue: 'issue 999' });
      more -= 1;
    });
    const { text, written } = await csv(start);
    expect(written).toMatchObject({ kind: 'written', rows: tickets + 1 });
    expect(issuesOf(text)).toEqual(issuesOf((await csv()).text));
    expect(made).not.toEqual([]);
  });

  test('is made by one where tickets come all the time', async () => {
    const { add, beside, csv, made, isClosed } = historyInParts();
    const start = beside(() => add({ Issue: 'issue 999' }));
    expect(await csv(start)).toEqual(await csv());
    expect(made).toEqual([]);
    expect(isClosed()).toBe(true);
  });

  test('is made by one where the other cannot open the database', async () => {
    const { csv } = historyInParts();
    const refused = () => Promise.resolve(fail(createDatabaseError('failed', 'the thread has died')));
    const start = (): HelperThread => ({
      csvSlices: { hold: refused, part: refused },
      close: () => Promise.resolve(),
    });
    expect(await csv(start)).toEqual(await csv());
  });

  test.each([1, 2, tickets - 1, tickets])('leaves nothing where row %i is damaged', async (id) => {
    const { db, beside, csv, folder } = historyInParts();
    // So it was not written by the app: the row is no longer what its checksum says.
    db.exec('DROP TRIGGER temp.checksum_changed_ticket');
    db.prepare(`UPDATE ticket SET storehub_ticket_id = '341204' WHERE id = ?`).run(id);
    const parts = beside();
    const start = (): HelperThread => {
      const { csvSlices, close } = parts();
      // As a thread answers where a row is not what was written down.
      const part: typeof csvSlices.part = async (...asked) => {
        try {
          return await csvSlices.part(...asked);
        } catch {
          return fail(createDatabaseError('damaged', ''));
        }
      };
      return { csvSlices: { ...csvSlices, part }, close };
    };
    await expect(csv(start)).rejects.toMatchObject({ code: 'SQLITE_CORRUPT_CONTENT' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
