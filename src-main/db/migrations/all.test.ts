import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../journal/journal-file';
import type { JournalRecord } from '../../journal/journal-record';
import { hashOf } from '../../tickets/content-hash';
import { outcomes, readyFields, sampleBody } from '../../tickets/sample-ticket.fixture';
import { isStillWhole, listBackups } from '../backups';
import { migrate } from '../migrate';
import { migrations } from './all';
import { openTrusted } from '../open-trusted';
import { defineSeals, sealWhatIsWritten } from '../sealed-rows';
import { tempFolder } from '../temp-folder.fixture';

const nowMs = Date.UTC(2026, 10, 24);
const callId = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

describe('what an older version left is all there in this one, with a backup of how it was', () => {
  test.each(migrations.slice(0, -1).map(({ version }) => version))(
    'version %i of the database',
    (version) => {
      const file = join(tempFolder(), 'live', 'helpdesk.db');
      leaveAsVersion(file, version);

      const opened = openTrusted(file, nowMs);
      if (!opened.ok) throw new Error(opened.error.detail);
      onTestFinished(() => opened.value.close());
      const { calls, tickets } = opened.value.stores;

      expect(opened.value.restored).toBeNull();
      expect(calls.unfinished().map(({ id, isParked, fields }) => [id, isParked, fields.issue])).toEqual([
        [callId(1), false, readyFields.issue],
        [callId(2), true, 'Half a sen'],
      ]);
      expect(tickets.queued().map(({ reference, state }) => [reference, state])).toEqual([
        ['SH-AAA3', 'waiting'],
        ['SH-AAA4', 'waiting'],
      ]);
      expect(tickets.uncertain().map(({ reference }) => reference)).toEqual(['SH-AAA5']);
      expect(tickets.get(4)?.caseNumber).toBe(outcomes.created.caseNumber);
      expect(tickets.get(4)?.attempts).toHaveLength(1);

      const [backup] = listBackups(join(dirname(file), 'backups'));
      expect(backup).toMatchObject({ kind: 'before-migration', madeAtMs: nowMs });
      expect(backup !== undefined && isStillWhole(backup)).toBe(true);
    },
  );
});

/** A call, a parked one, two tickets that wait, one in doubt and one that was created. */
function leaveAsVersion(file: string, version: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const db = new SqliteDatabase(file);
  db.pragma('application_id = 0x53484844');
  defineSeals(db);
  migrate(db, migrations.slice(0, version));
  sealWhatIsWritten(db);
  writeCall(db, 1, 'open');
  writeCall(db, 2, 'parked', { ...readyFields, issue: 'Half a sen' });
  writeTicket(db, 3, null);
  writeTicket(db, 4, null);
  writeTicket(db, 5, outcomes.uncertain);
  writeTicket(db, 6, outcomes.created);
  db.close();
  openJournal(dirname(file)).append(...[3, 4, 5].map(madeRecord));
}

/** What the journal of that version holds of each ticket that is not settled. */
function madeRecord(n: number): JournalRecord {
  return {
    kind: 'made',
    reference: `SH-AAA${n}`,
    ticketId: null,
    callId: callId(n),
    fields: readyFields,
    body: sampleBody(),
    bodySha256: hashOf(sampleBody()),
    createdAtMs: 1_000 + n,
    mends: null,
    follows: null,
  };
}

function writeCall(db: Database, n: number, place: string, fields = readyFields): void {
  db.prepare(
    `INSERT INTO call (id, fields, revision, place, began_at_ms, saved_at_ms) VALUES (?, ?, 0, ?, 1, 2)`,
  ).run(callId(n), JSON.stringify(fields), place);
}

function writeTicket(
  db: Database,
  n: number,
  outcome: typeof outcomes.created | typeof outcomes.uncertain | null,
): void {
  writeCall(db, n, 'sent');
  const body = sampleBody();
  const state = outcome?.kind ?? 'waiting';
  const number = outcome?.kind === 'created' ? outcome.caseNumber : null;
  const { lastInsertRowid: ticketId } = db
    .prepare(
      `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, state, last_outcome,
         case_number, case_number_source)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      callId(n),
      `SH-AAA${n}`,
      body,
      hashOf(body),
      1_000 + n,
      state,
      outcome && JSON.stringify(outcome),
      number,
      number && 'answer',
    );
  if (outcome === null) return;
  db.prepare(
    `INSERT INTO attempt (ticket_id, number, started_at_ms, ended_at_ms, http_status, outcome) VALUES (?, 1, 1, 2, 200, ?)`,
  ).run(ticketId, JSON.stringify(outcome));
}
