import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../../../src-main/db/open-database';
import { createCallStore } from '../../../src-main/calls/call-store';
import { columnNames } from '../../../src-main/export/export-columns';
import { byteOrderMark, unescapeFormula } from '../../../src-main/export/csv';
import { createExportStore } from '../../../src-main/export/export-store';
import { payloads } from '../../../src-main/export/spreadsheet-formulas.fixture';
import { readCsv } from '../../../src-main/export/read-csv.fixture';
import { createJobControl } from '../../../src-main/jobs/job-control';
import { hashContent } from '../../../src-main/rows/tickets/content-hash';
import { createTicketStore } from '../../../src-main/tickets/store/ticket-store';
import { blankCallFields } from '../../../shared/calls/call';
import type { Measurement } from '../../measurement/measurement';

const start = promisify(execFile);

/**
 * LibreOffice opens the exports, as a person would: it must evaluate nothing, and every cell must hold the written
 * text.
 */
export const exportFormulaInjection: Measurement = {
  id: 'S9',
  unit: 'cells of 2 × 500 evaluated or changed by LibreOffice',
  goal: 0,
  runs: { full: 500, short: 100 },
  measure: async (runs) => {
    const folder = await mkdtemp(join(tmpdir(), 'helpdesk-cells-'));
    try {
      const texts = payloads(runs);
      await writeExports(folder, texts);
      const ofXlsx = await opened(folder, 'history.xlsx');
      const ofCsv = await opened(folder, 'history.csv', unescapeFormula);
      const ofControl = await opened(folder, 'control.csv');
      return {
        value: failures(texts, ofXlsx) + failures(texts, ofCsv),
        control: failures(texts, ofControl),
        seen: {
          evaluated: ofXlsx.formulas + ofCsv.formulas,
          evaluatedInControl: ofControl.formulas,
          payloads: texts.length,
        },
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

type OpenedSheet = { readonly cells: readonly string[]; readonly formulas: number };

/** A spreadsheet stores a line break in a cell as one character, even if it was written with two. */
const asCell = (text: string): string => text.replaceAll('\r\n', '\n');

function failures(texts: readonly string[], { cells, formulas }: OpenedSheet): number {
  return formulas + texts.filter((text, index) => asCell(text) !== cells[index]).length;
}

async function writeExports(folder: string, texts: readonly string[]): Promise<void> {
  const database = openDatabase(join(folder, 'helpdesk.db'));
  if (!database.ok) throw new Error(database.error.detail);
  const db = database.value;
  const calls = createCallStore(db);
  const tickets = createTicketStore(db);
  for (const [index, Issue] of texts.entries()) {
    const callId = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
    calls.begin(callId, 1);
    const body = JSON.stringify({
      Ticket: { Name: Issue, Phone: '+60123456789', Issue, Priority: 0, IsReceiveSms: true },
      Appointment: { Address: Issue, State: 'Penang', ServiceId: 18, Longitude: 100.3, Latitude: 5.4 },
    });
    const ticket = {
      callId,
      fields: blankCallFields,
      references: [`SH-${index}`],
      body,
      nowMs: 1,
      agent: null,
    };
    tickets.make({ ...ticket, bodySha256: hashContent(body) }, false);
  }
  const exports = createExportStore(db);
  for (const format of ['xlsx', 'csv'] as const) {
    const query = { text: '', sort: 'oldest' } as const;
    const written = await exports.write(
      { file: join(folder, `history.${format}`), format, query },
      createJobControl(),
    );
    if (written.kind !== 'written') throw new Error(written.kind);
  }
  db.close();
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const head = columnNames.map(quoted).join(',');
  const rows = texts.map((text) => columnNames.map(() => quoted(text)).join(','));
  await writeFile(join(folder, 'control.csv'), `${byteOrderMark}${[head, ...rows].join('\r\n')}\r\n`);
}

async function opened(
  folder: string,
  name: string,
  read: (cell: string) => string = (cell) => cell,
): Promise<OpenedSheet> {
  const to = join(folder, `of-${name}`);
  const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true';
  await convert(folder, name, asCsv, to);
  await convert(folder, name, 'fods', to);
  const stem = name.replace(/\.\w+$/, '');
  const rows = readCsv(await readFile(join(to, `${stem}.csv`), 'utf8')).slice(1);
  const sheet = await readFile(join(to, `${stem}.fods`), 'utf8');
  const at = columnNames.indexOf('Issue');
  return {
    cells: rows.map((cells) => read(cells[at] ?? '')),
    formulas: sheet.match(/table:formula=/g)?.length ?? 0,
  };
}

async function convert(folder: string, name: string, format: string, to: string): Promise<void> {
  const args = ['--headless', `-env:UserInstallation=file://${folder}/profile`];
  if (name.endsWith('.csv')) args.push('--infilter=CSV:44,34,76,1');
  try {
    await start('soffice', [...args, '--convert-to', format, '--outdir', to, join(folder, name)], {
      timeout: 120_000,
    });
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')
      throw new Error('LibreOffice is missing: apt-get install --no-install-recommends libreoffice-calc', {
        cause: thrown,
      });
    throw thrown;
  }
}
