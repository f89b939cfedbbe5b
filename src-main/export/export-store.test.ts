import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
import { endedCall } from '../tickets/ended-call.fixture';
import { newTicket } from '../tickets/sample-ticket.fixture';
import { exportFormats, type ExportQuery } from '../../shared/export/history-export';
import { tempFolder } from '../db/temp-folder.fixture';
import { historyIn } from '../history/history.fixture';
import { hardToPack, whileFilesStaySmall } from '../files/full-disk.fixture';
import { cancelJob, createJobControl, readProgress } from '../jobs/job-control';
import { createIncidentStore } from '../incidents/incident-store';
import { createExportStore } from './export-store';
import { unescapeFormula } from './csv';
import { columnNames } from './export-columns';
import { payloads } from './spreadsheet-formulas.fixture';
import { readCsv } from './read-csv.fixture';
import { readXlsx } from './read-xlsx.fixture';

const everything: ExportQuery = { text: '' };

function exportIn() {
  const history = historyIn('read');
  const folder = tempFolder();
  const store = createExportStore(history.db);
  return {
    ...history,
    folder,
    file: (name: string) => join(folder, name),
    export: (format: 'csv' | 'xlsx', query = everything, control = createJobControl()) =>
      store.write({ file: join(folder, `out.${format}`), format, query }, control),
  };
}

/** Reads the issues from a file, in order. */
async function issuesIn(file: string): Promise<string[]> {
  const at = columnNames.indexOf('Issue');
  if (file.endsWith('.csv')) {
    const [, ...rows] = readCsv(readFileSync(file, 'utf8'));
    return rows.map((cells) => unescapeFormula(cells[at] ?? ''));
  }
  const [sheet = []] = await readXlsx(readFileSync(file));
  return sheet.slice(1).map((cells) => cells[at]?.value ?? '');
}

describe.each(exportFormats)('as %s', (format) => {
  test('every payload comes back, and every text is a text', async () => {
    const { add, export: write, file } = exportIn();
    for (const Issue of payloads()) add({ Issue, Phone: '+60123456789' });

    expect(await write(format, { text: '', sort: 'oldest' })).toEqual({
      kind: 'written',
      rows: 500,
      sheets: 1,
    });

    expect(await issuesIn(file(`out.${format}`))).toEqual(payloads());
  });

  test('the list is the one that the history shows: its words, its filter, its order', async () => {
    const { add, export: write, file } = exportIn();
    add({ Issue: 'printer one', StoreName: 'B' });
    add({ Issue: 'till', StoreName: 'A' });
    add({ Issue: 'printer two', StoreName: 'A' });
    add({ Issue: 'printer three', StoreName: 'C' });

    await write(format, { text: 'printer', filter: { storeNames: ['A', 'B'] }, sort: 'store' });

    expect(await issuesIn(file(`out.${format}`))).toEqual(['printer two', 'printer one']);
  });

  test('the file is private and alone, and in the place of an older one only when it is finished', async () => {
    const { add, export: write, file, folder } = exportIn();
    add();
    writeFileSync(file(`out.${format}`), 'older');
    writeFileSync(file(`out.${format}.part1`), 'of somebody else');

    await write(format);

    expect(readdirSync(folder).toSorted()).toEqual([`out.${format}`, `out.${format}.part1`]);
    expect(readFileSync(file(`out.${format}.part1`), 'utf8')).toBe('of somebody else');
    expect((statSync(file(`out.${format}`)).mode & 0o777).toString(8)).toBe('600');
  });

  test('cancelled, it leaves nothing, and an older file as it was', async () => {
    const { add, export: write, file, folder } = exportIn();
    add();
    writeFileSync(file(`out.${format}`), 'older');
    const control = createJobControl();
    cancelJob(control);

    expect(await write(format, everything, control)).toEqual({ kind: 'cancelled' });

    expect(readdirSync(folder)).toEqual([`out.${format}`]);
    expect(readFileSync(file(`out.${format}`), 'utf8')).toBe('older');
  });

  test.skipIf(process.platform !== 'linux')(
    'a disk that fills on the way leaves nothing of the file, and no part of the history held for the next one',
    async () => {
      const { db, add, folder, export: write } = exportIn();
      for (let number = 0; number < 300; number += 1) add({ Issue: `printer ${hardToPack(number)}` });
      const query: ExportQuery = { text: 'printer' };

      const onFullDisk = await whileFilesStaySmall(100_000, () => write(format, query));

      expect(onFullDisk).toEqual({ kind: 'failed', errorCode: 'disk-full' });
      expect(db.inTransaction).toBe(false);
      expect(readdirSync(folder)).toEqual([]);
      expect(await write(format, query)).toMatchObject({ kind: 'written', rows: 300 });
    },
  );

  test('how far it has come is known, and of everything how far it has to go', async () => {
    const { add, export: write } = exportIn();
    add();
    add();
    const control = createJobControl();

    await write(format, everything, control);

    expect(readProgress(control)).toEqual({ done: 2, total: 2 });
  });
});

test.skipIf(process.platform !== 'linux')(
  'a folder that takes no file is said, and nothing is there',
  async () => {
    const { db, add } = exportIn();
    add();
    const file = '/proc/out.csv';

    expect(
      await createExportStore(db).write({ file, format: 'csv', query: everything }, createJobControl()),
    ).toEqual({
      kind: 'failed',
      errorCode: 'not-writable',
    });
    expect(existsSync(file)).toBe(false);
  },
);

test.each(exportFormats)(
  'an ended call is a row with how it ended, who took it, its incident and the case asked about, as %s',
  async (format) => {
    const { db, add, calls, tickets, export: write, file } = exportIn();
    add({ Name: 'Ticket' });
    for (const [at, words] of [null, 'Barang', 'Tanya'].entries()) {
      calls.begin(`ended-${at}`, 0);
      const knownCaller = { name: 'Chan Mei Yee', storeName: 'Butik', from: 'case' } as const;
      const ending = { kind: 'complaint', words, ...(words === 'Tanya' && { knownCaller }) };
      const more = { references: [`SH-E${at}`], ending, agent: 'NA', note: 'late', fields: blankCallFields };
      tickets.endCall(endedCall(`ended-${at}`, { ...more, caseTicketId: words === 'Tanya' ? 1 : null }));
    }
    calls.begin('follows', 0);
    calls.setFollowUp('follows', 1);
    const followUp = newTicket('follows', 'SH-FOLLOW');
    const pin = { source: 'link', setAtMs: 0, radiusMetres: 0, stale: true } as const;
    tickets.make({ ...followUp, fields: { ...followUp.fields, pin }, nowMs: 2_000 }, false);
    const incident = { uid: 'qr', title: 'QR is down', traits: ['qr'], beganAtMs: 1, changedAtMs: 1 };
    createIncidentStore(db).begin({ ...incident, endedAtMs: null }, [2]);
    expect(await write(format, { text: '', sort: 'oldest' })).toMatchObject({ rows: 5 });
    const rows =
      format === 'csv'
        ? readCsv(readFileSync(file('out.csv'), 'utf8')).slice(1)
        : await sheetRows(file('out.xlsx'));
    const cells = (name: string) => rows.map((row) => row[columnNames.indexOf(name)] ?? '');
    expect(cells('Ended as')).toEqual(['', 'Complaint', 'Barang', 'Tanya', '']);
    const [first = ''] = cells('Reference');
    expect(cells('Asked about')).toEqual(['', '', '', first, '']);
    expect(cells('Follow-up to')).toEqual(['', '', '', '', first]);
    expect(cells('Pin to check')).toEqual(['', '', '', '', 'address changed after the pin was set']);
    expect(cells('Agent')).toEqual(['', 'NA', 'NA', 'NA', '']);
    expect(cells('Known incident')).toEqual(['', 'QR is down', '', '', '']);
    expect(cells('Ticket state')).toEqual(['waiting', 'recorded', 'recorded', 'recorded', 'waiting']);
    expect(cells('Notes')).toEqual(['', 'late', 'late', 'late', '']);
    expect(cells('Case number').join('')).toBe('');
    expect(cells('Name')).toEqual(['Ticket', '', '', '', 'Ahmad Ibrahim']);
    expect(['Known name', 'Known store', 'Known from'].map((name) => cells(name)[3])).toEqual([
      'Chan Mei Yee',
      'Butik',
      'case',
    ]);
    expect(cells('Known name').filter((name) => name !== '')).toHaveLength(1);
  },
);

async function sheetRows(file: string): Promise<string[][]> {
  const [sheet = []] = await readXlsx(readFileSync(file));
  return sheet.slice(1).map((row) => row.map((cell) => cell.value));
}
