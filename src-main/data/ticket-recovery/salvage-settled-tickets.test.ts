import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import type { Outcome } from '../../../shared/outcome/attempt-outcome';
import { caseEndingKind } from '../../../shared/calls/call-ending';
import { createPc } from '../../archive/pc-with-history.fixture';
import { readSharedContent } from '../../archive/shared-content.fixture';
import { createCallStore } from '../../calls/call-store';
import { freshDatabase } from '../../db/fresh-database.fixture';
import { openDatabase } from '../../db/open-database';
import { checksummedColumns } from '../../db/row-checksums';
import { findColumnOffsets } from '../../db/column-offsets.fixture';
import { tempFolder } from '../../db/temp-folder.fixture';
import { parseRecords } from '../../journal/journal-record';
import { createReminderStore } from '../../reminders/reminder-store';
import { replayJournal } from './replay-journal';
import { salvageSettledTickets } from './salvage-settled-tickets';
import {
  readKnownTickets,
  createRemainingTickets,
  iterateSalvagedRecords,
  iterateStandingRecords,
  type RemainingTickets,
} from './salvage-as-journal-records';
import { endedCall } from '../../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, readyFields } from '../../tickets/sample-ticket.fixture';
import { createTicketStore } from '../../tickets/store/ticket-store';

const { created, rejected, uncertain, 'not-sent': notSent, 'signed-out': signedOut } = outcomes;

function fileWith(write: (db: Database) => void): string {
  const file = join(tempFolder(), 'helpdesk.db');
  const db = opened(file, 'write');
  write(db);
  db.close();
  return file;
}

function opened(file: string, access: 'write' | 'read'): Database {
  const db = openDatabase(file, access);
  if (!db.ok) throw new Error(db.error.detail);
  return db.value;
}

function reading(file: string): Database {
  const db = opened(file, 'read');
  onTestFinished(() => void db.close());
  return db;
}

const callId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Creates a ticket with one attempt per outcome. */
function ticketOf(db: Database, n: number, ends: readonly Outcome[], follows: number | null = null): number {
  const [calls, tickets] = [createCallStore(db), createTicketStore(db)];
  calls.begin(callId(n), 500);
  calls.save(callId(n), { ...readyFields, remark: `Call ${n}` }, 600);
  if (follows !== null) calls.setFollowUp(callId(n), follows);
  const made = tickets.make(newTicket(callId(n), `SH-${n}`), false);
  for (const outcome of ends) attempt(db, made?.ticketId ?? 0, outcome);
  return made?.ticketId ?? 0;
}

function attempt(db: Database, ticketId: number, outcome: Outcome): void {
  const tickets = createTicketStore(db);
  const begun = tickets.beginAttempt(
    ticketId,
    ['waiting', 'signed-out', 'account-blocked', 'uncertain'],
    1_000,
  );
  tickets.endAttempt(
    ended(begun?.attemptId ?? 0, outcome, `{"of":${ticketId},"is":"${outcome.kind}"}`),
    false,
  );
}

/** Tickets in every status, with every kind of link to another ticket. */
function history(db: Database): void {
  const tickets = createTicketStore(db);
  ticketOf(db, 1, [signedOut]);
  ticketOf(db, 2, [created]);
  ticketOf(db, 3, [notSent, uncertain, created]);
  ticketOf(db, 4, [rejected]);
  tickets.make({ ...newTicket(callId(4), 'SH-4b'), fields: readyFields }, false);
  attempt(db, 5, created);
  ticketOf(db, 6, [uncertain]);
  ticketOf(db, 7, [uncertain, rejected]);
  ticketOf(db, 8, [uncertain]);
  tickets.recordCaseNumber(8, 'STOREHUB8', 3_000);
  ticketOf(db, 9, [created], 2);
  ticketOf(db, 10, [created], 6);
  ticketOf(db, 11, [created], 10);
  ticketOf(db, 12, [], 2);
  ticketOf(db, 13, [rejected]);
  tickets.reopen(13);
  attempt(db, 1, signedOut);
  ticketOf(db, 14, [uncertain, notSent, rejected]);
  tickets.addNote(2, 'Behind the counter', 4_000);
  tickets.addNote(2, 'Ring at noon', 4_100);
  tickets.addNote(6, 'Ask again', 4_200);
  createReminderStore(db).set({ uid: 'one', ticketId: 9, text: 'Back?', dueAtMs: 9_000, nowMs: 5_000 });
  db.prepare(
    `INSERT INTO call (id, fields, revision, status, began_at_ms, saved_at_ms) VALUES ('there', '{}', 0, 'sent', 7, 7)`,
  ).run();
  db.prepare(
    `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state, last_outcome, imported)
     SELECT 'there', 'SH-THERE', body, body_sha256, 7, 'uncertain', last_outcome, '{"reference":"SH-THERE"}'
     FROM ticket WHERE id = 6`,
  ).run();
}

/** A case number that an agent recorded later for a ticket that is rejected in the file. */
const recordedSince = parseRecords([
  { kind: 'case-number-recorded', reference: 'SH-7', caseNumber: 'STOREHUB7', atMs: 6_000 },
]);

function tellAll(from: Database, to: Database, left: RemainingTickets): void {
  replayJournal(to, iterateSalvagedRecords(from, left));
  replayJournal(to, recordedSince);
  replayJournal(to, iterateStandingRecords(from, left));
}

/**
 * Ignores the order of keys in an outcome, which the journal changes, and the checksums, which depend on that order.
 */
function rowsOf(db: Database): Record<string, unknown[]> {
  const rows = (sql: string): unknown[] => db.prepare<[], Record<string, unknown>>(sql).all().map(inWords);
  return {
    tickets: rows(`SELECT * FROM ticket WHERE imported IS NULL ORDER BY id`),
    attempts: rows(`SELECT * FROM attempt
      WHERE ticket_id IN (SELECT id FROM ticket WHERE imported IS NULL) ORDER BY id`),
    // Without `seq`: it depends on when the call arrived, and orders only calls that are not sent yet.
    calls:
      rows(`SELECT id, fields, revision, status, began_at_ms, saved_at_ms, discard_order, field_history, on_screen_ms,
      follows_ticket_id FROM call WHERE id <> 'there' ORDER BY id`),
    notes: rows('SELECT * FROM note ORDER BY id'),
    reminders: rows('SELECT * FROM reminder ORDER BY id'),
    unindexed: rows(
      'SELECT ticket_id FROM index_pending WHERE ticket_id IN (SELECT id FROM ticket WHERE imported IS NULL) ORDER BY 1',
    ),
  };
}

function inWords({ checksum: _checksum, ...row }: Record<string, unknown>): unknown {
  for (const column of ['outcome', 'last_outcome'])
    if (typeof row[column] === 'string') row[column] = JSON.parse(row[column]) as unknown;
  return row;
}

describe('tickets that are taken over as they stand', () => {
  it('are row for row what they are when they are told record by record', () => {
    const from = reading(fileWith(history));
    const [replayed, taken] = [freshDatabase(), freshDatabase()];
    tellAll(from, replayed, createRemainingTickets(readKnownTickets(replayed)));
    const left = salvageSettledTickets(from, taken, readKnownTickets(taken));
    const known = 'SELECT id FROM ticket WHERE imported IS NULL ORDER BY id';
    expect(taken.prepare(known).pluck().all()).toEqual([2, 3, 4, 5, 7, 9, 13, 14]);
    tellAll(from, taken, left);

    expect(rowsOf(taken)).toEqual(rowsOf(replayed));
    const inOrder = 'SELECT id, ticket_id, number, raw_answer FROM attempt WHERE ticket_id < 15 ORDER BY id';
    expect(taken.prepare(inOrder).all()).toEqual(from.prepare(inOrder).all());
    expect(createTicketStore(taken).get(7)).toMatchObject({ status: 'created', caseNumber: 'STOREHUB7' });
    expect(
      createTicketStore(taken)
        .queued()
        .map(({ id }) => id),
    ).toEqual([1, 12]);
    expect(createTicketStore(taken).get(10)).toMatchObject({ follows: { id: 6 }, followedBy: [{ id: 11 }] });
    expect(taken.prepare(`SELECT state FROM ticket WHERE reference = 'SH-THERE'`).pluck().all()).toEqual([
      'uncertain',
    ]);
  });

  it('are not taken a second time, nor told of, out of a second file', () => {
    const from = reading(fileWith(history));
    const db = freshDatabase();
    const known = readKnownTickets(db);
    tellAll(from, db, salvageSettledTickets(from, db, known));
    const once = rowsOf(db);
    const left = salvageSettledTickets(from, db, known);
    expect([2, 3, 4, 5, 9, 13].filter((id) => left.has(id))).toEqual([]);
    tellAll(from, db, left);
    expect(rowsOf(db)).toEqual(once);
  });

  const one = (): string => fileWith((db) => void ticketOf(db, 1, [created]));
  const damages = (['ticket', 'attempt'] as const).flatMap((table) =>
    [...checksummedColumns[table], 'checksum'].map((column) => ({ table, column })),
  );

  test.each(damages)(
    'with a flipped byte in $column of the $table, are not, or only as they were',
    ({ table, column }) => {
      const file = one();
      const before = reading(file).prepare('SELECT * FROM attempt').all();
      const bytes = readFileSync(file);
      const at = findColumnOffsets(file, table).find((stored) => stored.column === column)?.at ?? Number.NaN;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      const [from, db] = [reading(file), freshDatabase()];
      const left = salvageSettledTickets(from, db, readKnownTickets(db));
      const taken = db.prepare('SELECT * FROM attempt').all();
      // The intact value in the index completes the row again.
      expect(taken).toEqual(table === 'attempt' && ['ticket_id', 'number'].includes(column) ? before : []);
      expect(db.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(taken.length);

      tellAll(from, db, left);
      expect(createTicketStore(db).queued()).toEqual([]);
    },
  );

  it('are not where an index hides their last attempt, which the table still has', () => {
    const file = fileWith((db) => void ticketOf(db, 1, [uncertain, uncertain, created]));
    const index = `SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_attempt_1'`;
    const page = reading(file).prepare<[], number>(index).pluck().get() ?? Number.NaN;
    const bytes = readFileSync(file);
    // The entry count of the index's only page. Source: sqlite.org/fileformat2.html, "B-tree Pages".
    bytes.writeUInt16BE(2, (page - 1) * 4096 + 3);
    writeFileSync(file, bytes);
    const [from, db] = [reading(file), freshDatabase()];
    expect(from.prepare('SELECT number FROM attempt WHERE ticket_id = 1').all()).toHaveLength(2);

    tellAll(from, db, salvageSettledTickets(from, db, readKnownTickets(db)));
    expect(
      createTicketStore(db)
        .get(1)
        ?.attempts.map(({ outcome }) => outcome?.kind),
    ).toEqual(['uncertain', 'uncertain', 'created']);
  });

  it('are with the case that an ended call of another PC is about, which came here after the call', async () => {
    const [maker, other, pc] = [createPc(), createPc(), createPc()];
    maker.end(maker.add({ Name: 'Balan' }), 'created');
    other.calls.begin(callId(1), 1);
    other.tickets.endCall(endedCall(callId(1), { references: ['SH-ENDED'], nowMs: 5_000 }));
    await pc.take(await other.archive());
    for (const each of [pc, other]) await each.take(await maker.archive());
    const ending = { kind: caseEndingKind, words: null };
    other.tickets.correctEnding({ ticketId: 1, ending, caseTicketId: 2, agent: null, nowMs: 9_000 });
    await pc.take(await other.archive());
    expect(pc.tickets.get(1)?.follows).toMatchObject({ id: 2 });

    const db = freshDatabase();
    tellAll(pc.db, db, salvageSettledTickets(pc.db, db, readKnownTickets(db)));
    expect(readSharedContent(db).map(({ reference, follows }) => [reference, follows?.reference])).toEqual([
      ['SH-ENDED', 'SH-X1'],
      ['SH-X1', undefined],
    ]);
  });

  it('are not before what they replaced is there, which is told because one of its attempts is damaged', () => {
    const file = fileWith((db) => {
      ticketOf(db, 1, [uncertain, rejected]);
      createTicketStore(db).make(newTicket(callId(1), 'SH-1b'), false);
      attempt(db, 2, created);
    });
    writeFileSync(
      file,
      readFileSync(file, 'latin1').replace('{"of":1,"is":"uncertain"}', '{"of":7,"is":"uncertain"}'),
      'latin1',
    );
    const [from, db] = [reading(file), freshDatabase()];
    tellAll(from, db, salvageSettledTickets(from, db, readKnownTickets(db)));
    expect(createTicketStore(db).get(2)).toMatchObject({ status: 'created', replaces: { id: 1 } });
    expect(createTicketStore(db).get(1)).toMatchObject({
      status: 'rejected',
      attempts: [{ rawAnswer: null }, { number: 2 }],
    });
  });
});
