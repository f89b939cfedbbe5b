import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCallStore } from '../calls/call-store';
import { openDatabase } from '../db/open-database';
import { tempFolder } from '../db/temp-folder.fixture';
import { createPracticeHistory } from '../practice/practice-history';
import type { NamedPastTicket } from '../practice/practice-history-store';
import { hashContent } from '../rows/tickets/content-hash';
import { readyFields } from '../tickets/sample-ticket.fixture';
import { createTicketStore } from '../tickets/store/ticket-store';
import { writeBulkHistory } from './bulk-history.fixture';
import { createTicketIndexWriter } from './search/ticket-index-writer';

/** Created, rejected and uncertain tickets, several cycles of each. */
const past: NamedPastTicket[] = Array.from({ length: 3 }, () => createPracticeHistory(1_900_000_000_000))
  .flat()
  .map((ticket, at) => ({
    ...ticket,
    callId: `call-${at}`,
    reference: `SH-${at}`,
    bodySha256: hashContent(JSON.stringify(ticket.request)),
    fields: { ...readyFields, name: ticket.request.Ticket.Name },
  }));

test('what is written in bulk is what the app writes: rows, schema, index and the settings of the file', () => {
  const folder = tempFolder();
  const counts: number[] = [];
  writeBulkHistory(join(folder, 'bulk.db'), past, (count) => counts.push(count));
  expect(counts).toEqual([past.length]);
  const bulk = open(join(folder, 'bulk.db'));
  const app = open(join(folder, 'app.db'));
  writeAsTheApp(app, past);

  expect(contentOf(bulk)).toEqual(contentOf(app));
  expect(bulk.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(bulk.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('what differs in one word is told apart', () => {
  const folder = tempFolder();
  const [first, ...others] = past;
  if (first === undefined) throw new Error('no past');
  const rawAnswer = first.rawAnswer?.replace('CaseNum', 'Casenum') ?? null;
  writeBulkHistory(join(folder, 'bulk.db'), past);
  writeBulkHistory(join(folder, 'other.db'), [{ ...first, rawAnswer }, ...others]);
  expect(contentOf(open(join(folder, 'bulk.db')))).not.toEqual(contentOf(open(join(folder, 'other.db'))));
});

type Database = ReturnType<typeof open>;

function open(file: string) {
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
  });
  return opened.value;
}

/** Builds the history call by call: saved, sent, answered, indexed. */
function writeAsTheApp(db: Database, tickets: readonly NamedPastTicket[]): void {
  const [calls, store, index] = [createCallStore(db), createTicketStore(db), createTicketIndexWriter(db)];
  const forget = db.prepare(`UPDATE call SET status = 'discarded' WHERE id = ?`);
  for (const { callId, fields, reference, request, bodySha256, createdAtMs: nowMs, ...end } of tickets) {
    if (fields === undefined) throw new Error('no call');
    calls.begin(callId, nowMs);
    const body = JSON.stringify(request);
    const made = store.make(
      { callId, fields, references: [reference], body, bodySha256, nowMs, agent: null },
      true,
    );
    const { outcome, endedAtMs, httpStatus, rawAnswer, recorded } = end;
    const attemptId = made?.attempt?.attemptId ?? 0;
    const isCallerWaiting = outcome.kind === 'created';
    store.endAttempt(
      { attemptId, outcome, firstByteAtMs: nowMs, endedAtMs, httpStatus, rawAnswer },
      isCallerWaiting,
    );
    // As if it had been discarded so long ago that the list of discarded calls has forgotten it.
    if (outcome.kind === 'rejected') forget.run(callId);
    if (recorded !== undefined)
      store.recordCaseNumber(made?.ticketId ?? 0, recorded.caseNumber, recorded.atMs);
  }
  while (index.indexSome(1_000));
}

function contentOf(db: Database) {
  // Lists every word of the index with its number of tickets, for this connection only.
  db.exec(`CREATE VIRTUAL TABLE temp.index_word USING fts5vocab (main, ticket_index, row)`);
  const all = (sql: string) => db.prepare(sql).all();
  return {
    schema: all('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name'),
    calls: all('SELECT * FROM call ORDER BY seq'),
    tickets: all('SELECT * FROM ticket ORDER BY id'),
    attempts: all('SELECT * FROM attempt ORDER BY id'),
    unindexed: all('SELECT * FROM index_pending'),
    words: all('SELECT * FROM index_word'),
    indexSettings: all('SELECT * FROM ticket_index_config'),
  };
}
