import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportFormats, type ExportFormat, type ExportQuery } from '../../shared/export/history-export';
import { makeLastRowUnreadable } from '../db/unreadable-last-row.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { historyIn } from '../history/history.fixture';
import { createJobControl, readProgress } from '../jobs/job-control';
import { createReminderStore } from '../reminders/reminder-store';
import { createExportStore } from './export-store';

/**
 * Three tickets that a search for "printer" finds, by their issue, by a note and by a reminder; and one that it does
 * not find.
 */
function history() {
  const { db, add, tickets, index } = historyIn('read');
  add({ Issue: 'printer', StoreName: 'A' });
  tickets.addNote(add({ Issue: 'till', StoreName: 'B' }), 'printer too', 1);
  const id = add({ Issue: 'scale', StoreName: 'C' });
  createReminderStore(db).set({ uid: 'r', ticketId: id, text: 'printer?', dueAtMs: 1, nowMs: 1 });
  add({ Issue: 'drawer', StoreName: 'D' });
  index.indexSome(10);
  const folder = tempFolder();
  const write = (format: ExportFormat, query: ExportQuery) =>
    createExportStore(db).write({ file: join(folder, `out.${format}`), format, query }, createJobControl());
  return { db, folder, write };
}

const damages = {
  ticket: `UPDATE ticket SET body = replace(body, 'printer', 'printed') WHERE id = 1`,
  'store-of-ticket': `UPDATE ticket SET body = replace(body, '"A"', '"Z"') WHERE id = 1`,
  note: `UPDATE note SET text = replace(text, 'printer', 'printed')`,
  reminder: `UPDATE reminder SET text = replace(text, 'printer', 'printed')`,
  'whole-note': 'DELETE FROM note',
} as const;
const damaged = Object.keys(damages) as (keyof typeof damages)[];

test.each(exportFormats.flatMap((format) => damaged.map((what) => [format, what] as const)))(
  'as %s, a list of what is looked for never leaves without a row whose %s is damaged',
  async (format, what) => {
    for (const sort of ['newest', 'oldest', 'store', 'name'] as const) {
      const { db, folder, write } = history();
      const query: ExportQuery =
        what === 'store-of-ticket'
          ? { text: '', filter: { storeNames: ['A', 'B', 'C'] }, sort }
          : { text: 'printer', sort };
      expect(await write(format, query)).toMatchObject({ kind: 'written', rows: 3 });
      const before = readFileSync(join(folder, `out.${format}`));
      db.exec(`DROP TRIGGER temp.checksum_changed_ticket; DROP TRIGGER temp.checksum_changed_note;
        DROP TRIGGER temp.checksum_changed_reminder; DROP TRIGGER ticket_content_is_immutable;
        DROP TRIGGER IF EXISTS changed_reminder_is_index_pending; PRAGMA foreign_keys = OFF`);
      db.exec(damages[what]);

      await expect(write(format, query)).rejects.toThrow(/not what was written down|missing/);
      expect(readdirSync(folder)).toEqual([`out.${format}`]);
      expect(readFileSync(join(folder, `out.${format}`))).toEqual(before);
    }
  },
);

test.each(exportFormats)(
  'as %s, the whole history has as many rows as there are, or there is no file',
  async (format) => {
    const { db, add, folder } = { ...historyIn('read'), folder: tempFolder() };
    for (const Name of ['Aminah', 'Balan', 'Chong']) add({ Name });
    const exports = createExportStore(makeLastRowUnreadable(db, 'ticket'));
    const file = join(folder, `out.${format}`);

    await expect(exports.write({ file, format, query: { text: '' } }, createJobControl())).rejects.toThrow(
      '2 of 3',
    );
    expect(readdirSync(folder)).toEqual([]);
  },
);

test.each(exportFormats)('as %s, a ticket that was replaced is not waited for', async (format) => {
  const { db, add } = historyIn('read');
  for (const Name of ['Aminah', 'Balan', 'Chong']) add({ Name });
  db.exec(`DROP TRIGGER ticket_content_is_immutable; UPDATE ticket SET replaces_ticket_id = 1 WHERE id = 2`);
  const control = createJobControl();
  const file = join(tempFolder(), `out.${format}`);

  expect(await createExportStore(db).write({ file, format, query: { text: '' } }, control)).toMatchObject({
    rows: 2,
  });
  expect(readProgress(control)).toEqual({ done: 2, total: 2 });
});
