import { dirname, join } from 'node:path';
import { timeStoreMethod } from './time-store-method';
import type { Pair } from './compare-with-control';
import { copyHistoryToNewFolder } from './copy-history';
import { timeShellCommands } from './run-sqlite-shell-commands';

/** The sqlite3 shell's export: the same columns from the same JSON, newest first. */
const sameCells = `SELECT reference, state, case_number, storehub_ticket_id,
    datetime(created_at_ms / 1000, 'unixepoch', 'localtime'),
    body ->> '$.Ticket.Name', body ->> '$.Ticket.Phone', body ->> '$.Ticket.StoreName',
    body ->> '$.Ticket.DealerReseller', body ->> '$.Appointment.ServiceId', body ->> '$.Ticket.Priority',
    body ->> '$.Ticket.Issue', body ->> '$.Ticket.Remark', body ->> '$.Appointment.Address',
    body ->> '$.Appointment.State', body ->> '$.Appointment.Longitude', body ->> '$.Appointment.Latitude',
    body ->> '$.Ticket.IsReceiveSms', body ->> '$.Ticket.Email',
    (SELECT group_concat(text, char(10)) FROM note WHERE ticket_id = ticket.id)
  FROM ticket
  WHERE NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.replaces_ticket_id = ticket.id) ORDER BY id DESC;`;

/**
 * Exports the whole history as CSV and backs it up, alternately by the app's own database thread and by the sqlite3
 * shell.
 */
export async function measureExportAndBackup(
  pairs: number,
  history: string,
): Promise<Record<'csv' | 'backup', Pair[]>> {
  const { file, remove } = await copyHistoryToNewFolder(history);
  const out = join(dirname(file), 'out');
  const csv: Pair[] = [];
  const backup: Pair[] = [];
  try {
    for (let pair = -1; pair < pairs; pair += 1) {
      const job = { file: `${out}.csv`, format: 'csv', query: { text: '' } };
      const appCsv = await timeStoreMethod(file, 'exports', 'write', [job]);
      const shellCsv = await timeShellCommands(file, [
        '.headers on',
        '.mode csv',
        `.once ${out}-shell.csv`,
        sameCells,
      ]);
      const appBackup = await timeStoreMethod(file, 'maintenance', 'backUp', [1, 1_700_000_000_000]);
      const shellBackup =
        (await timeShellCommands(file, [`.backup ${out}.db`])) +
        (await timeShellCommands(`${out}.db`, ['PRAGMA integrity_check;']));
      // The first pair fills the system's cache.
      if (pair < 0) continue;
      csv.push({ app: appCsv, control: shellCsv });
      backup.push({ app: appBackup, control: shellBackup });
    }
    return { csv, backup };
  } finally {
    await remove();
  }
}
