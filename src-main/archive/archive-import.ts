import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { callbackUid, prepareTakeReminder } from '../reminders/reminder-rows';
import { prepareIsErased } from '../privacy/erased-calls';
import type { Imported } from '../tickets/ticket-rows';
import { cutOff, isSettled } from '../tickets/ticket-state';
import { isConstraint } from '../db/database-trouble';
import { referenceWhereMade, type TicketName } from '../tickets/ticket-name';
import type { ArchivedReminder, ArchivedTicket } from './archive-format';
import { compared, type KnownAttempt, type KnownTicket } from './compared';

export type ArchiveImport = ReturnType<typeof createArchiveImport>;

/** `added` are new here; `changed` were known, and more is known of them now; `leftOut` contradict what is here, and `erased` were erased here on request. */
export type ImportCounts = {
  readonly added: number;
  readonly changed: number;
  readonly leftOut: number;
  readonly erased: number;
};
export type ImportStep = ImportCounts & {
  /** How many tickets were looked at. */
  readonly seen: number;
  /** Where to go on in the staged file; null once all of it is taken in. */
  readonly next: number | null;
};

const stepBytes = 512 * 1024;

/**
 * Takes the tickets of a staged archive in, a few at a time and each with all that hangs on it. What this PC made is its
 * own and stays as it is but for notes written elsewhere; what another made is a record, brought up to date; twice
 * changes nothing. What is not settled stands here as uncertain: it may have been sent there since, and it is never sent
 * from here.
 */
export function createArchiveImport(db: Database, bytesAtOnce = stepBytes) {
  const find = db.prepare<TicketName, KnownTicket>(
    `SELECT id, body_sha256 AS bodySha256, created_at_ms AS createdAtMs, state, case_number AS caseNumber,
       imported ->> '$.stateThere' AS stateThere
     FROM ticket WHERE call_id = @call AND ${referenceWhereMade} = @reference`,
  );
  const attemptsOf = db.prepare<[number], KnownAttempt>(
    'SELECT started_at_ms AS startedAtMs, outcome FROM attempt WHERE ticket_id = ? ORDER BY number',
  );
  const isTaken = db.prepare<[string], number>('SELECT 1 FROM ticket WHERE reference = ?').pluck();
  const insertCall = db.prepare(
    `INSERT INTO call (id, fields, tape, revision, place, began_at_ms, saved_at_ms, on_screen_ms)
     VALUES (@id, @fields, @tape, 0, 'sent', @beganAtMs, @savedAtMs, @onScreenMs) ON CONFLICT DO NOTHING`,
  );
  const insertTicket = db.prepare(
    `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, mends_ticket_id, follows_ticket_id,
       state, last_outcome, case_number, case_number_source, storehub_ticket_id, imported, recorded_at_ms)
     VALUES (@call, @reference, @body, @bodySha256, @createdAtMs, @mends, @follows, @state, @lastOutcome, @caseNumber,
       @caseNumberSource, @storeHubTicketId, @imported, @recordedAtMs)`,
  );
  const standNow = db.prepare(
    `UPDATE ticket SET state = @state, last_outcome = @lastOutcome, case_number = @caseNumber,
       case_number_source = @caseNumberSource, storehub_ticket_id = @storeHubTicketId,
       recorded_at_ms = @recordedAtMs, imported = json_set(imported, '$.stateThere', @stateThere)
     WHERE id = @id AND imported IS NOT NULL`,
  );
  const insertAttempt = db.prepare(
    `INSERT INTO attempt (ticket_id, number, started_at_ms, first_byte_at_ms, ended_at_ms, http_status, raw_answer, outcome)
     VALUES (@id, @number, @startedAtMs, @firstByteAtMs, @endedAtMs, @httpStatus, @rawAnswer, @outcome)`,
  );
  const dropAttempts = db.prepare('DELETE FROM attempt WHERE ticket_id = ?');
  const insertNote = db.prepare(
    `INSERT INTO note (ticket_id, text, written_at_ms)
     SELECT @id, @text, @writtenAtMs WHERE NOT EXISTS
       (SELECT 1 FROM note WHERE ticket_id = @id AND text = @text AND written_at_ms = @writtenAtMs)`,
  );
  const takeReminder = prepareTakeReminder(db);
  const isErased = prepareIsErased(db);

  function idOf(name: TicketName | null): number | null {
    return name === null ? null : (find.get(name)?.id ?? null);
  }

  function freeReference(wanted: string): string {
    let reference = wanted;
    for (let number = 2; isTaken.get(reference) !== undefined; number += 1) reference = `${wanted}-${number}`;
    return reference;
  }

  function add(ticket: ArchivedTicket, nowMs: number): number {
    const { call, ...rest } = ticket;
    insertCall.run({ ...call, fields: JSON.stringify(call.fields), tape: JSON.stringify(call.tape) });
    const inserted = insertTicket.run({
      ...rest,
      call: call.id,
      reference: freeReference(ticket.reference),
      mends: idOf(ticket.mends),
      follows: idOf(ticket.follows),
      imported: JSON.stringify({
        reference: ticket.reference,
        stateThere: ticket.state,
        atMs: nowMs,
      } satisfies Imported),
      ...standingOf(ticket),
    });
    const id = Number(inserted.lastInsertRowid);
    addAttempts(id, ticket);
    return id;
  }

  function addAttempts(id: number, { attempts }: ArchivedTicket): void {
    for (const attempt of attempts) {
      // It was under way when the archive was made: all that is known of it is that it began.
      const how =
        attempt.outcome === null ? { ...attempt, ...cutOff, endedAtMs: attempt.startedAtMs } : attempt;
      insertAttempt.run({ ...how, id, outcome: JSON.stringify(how.outcome) });
    }
  }

  /**
   * What was due by now was shown where it was set: here it is listed, but no notice comes up for it.
   * @returns whether anything was not known yet
   */
  function addWhatHangsOn(id: number, ticket: ArchivedTicket, nowMs: number): boolean {
    const isNews = ticket.notes.map((note) => insertNote.run({ id, ...note }).changes > 0);
    for (const reminder of remindersOf(ticket)) {
      const isQuiet = reminder.howEnded === null && reminder.dueAtMs <= nowMs ? 1 : 0;
      isNews.push(takeReminder(id, { ...reminder, isQuiet }));
    }
    return isNews.includes(true);
  }

  function bringUpToDate(id: number, ticket: ArchivedTicket): void {
    dropAttempts.run(id);
    addAttempts(id, ticket);
    standNow.run({ id, ...standingOf(ticket), stateThere: ticket.state });
  }

  /** What is not rejected is not mended: in lists another ticket would stand in its place, and it is still to be settled. */
  function mendsWhatIsNotRejected({ mends }: ArchivedTicket): boolean {
    const mended = mends === null ? undefined : find.get(mends);
    return mended !== undefined && mended.state !== 'rejected';
  }

  const take = db.transaction((ticket: ArchivedTicket, nowMs: number): keyof ImportCounts | null => {
    const known = find.get({ call: ticket.call.id, reference: ticket.reference });
    if (known === undefined) {
      if (isErased(ticket.call.id)) return 'erased';
      if (mendsWhatIsNotRejected(ticket)) return 'leftOut';
      addWhatHangsOn(add(ticket, nowMs), ticket, nowMs);
      return 'added';
    }
    const said = compared(known, attemptsOf.all(known.id), ticket);
    if (said === 'contradicts') return 'leftOut';
    if (said === 'newer') bringUpToDate(known.id, ticket);
    const hasMore = addWhatHangsOn(known.id, ticket, nowMs);
    return said === 'newer' || hasMore ? 'changed' : null;
  });

  /** What the schema does not take says something about itself alone, and holds up no other. */
  function takeIfItCan(ticket: ArchivedTicket, nowMs: number): keyof ImportCounts | null {
    try {
      return take(ticket, nowMs);
    } catch (thrown) {
      if (isConstraint(thrown)) return 'leftOut';
      throw thrown;
    }
  }

  return {
    /** In one transaction. @param from in bytes; the first step begins at 0 */
    takeSome: db.transaction((staged: string, from: number, nowMs: number): ImportStep => {
      const { lines, next } = readLines(staged, from, bytesAtOnce);
      const counts = { added: 0, changed: 0, leftOut: 0, erased: 0 };
      for (const line of lines) {
        const done = takeIfItCan(JSON.parse(line) as ArchivedTicket, nowMs);
        if (done !== null) counts[done] += 1;
      }
      return { ...counts, seen: lines.length, next };
    }).immediate,
  };
}

/** Where it stands here. */
function standingOf(ticket: ArchivedTicket) {
  const { state, lastOutcome, caseNumber, caseNumberSource, storeHubTicketId } = ticket;
  return {
    state: isSettled(state) ? state : 'uncertain',
    lastOutcome: lastOutcome === null ? null : JSON.stringify(lastOutcome),
    caseNumber,
    caseNumberSource,
    storeHubTicketId,
    recordedAtMs: ticket.caseNumberRecordedAtMs ?? null,
  };
}

/** An archive of version 1 knows of calls back alone. */
function remindersOf({ call, reference, reminders, callback }: ArchivedTicket): readonly ArchivedReminder[] {
  if (reminders !== undefined || callback === undefined || callback === null) return reminders ?? [];
  const { sinceMs, doneAtMs } = callback;
  return [
    {
      uid: callbackUid({ call: call.id, reference }),
      why: 'case number',
      text: '',
      setAtMs: sinceMs,
      dueAtMs: sinceMs,
      howEnded: doneAtMs === null ? null : 'done',
      endedAtMs: doneAtMs,
      changedAtMs: doneAtMs ?? sinceMs,
    },
  ];
}

/** The whole lines of the next piece, at least one. */
function readLines(
  file: string,
  from: number,
  bytesAtOnce: number,
): { lines: string[]; next: number | null } {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    for (let length = bytesAtOnce; ; length *= 2) {
      const piece = Buffer.alloc(Math.min(length, size - from));
      readSync(handle, piece, 0, piece.length, from);
      const end = piece.lastIndexOf(0x0a) + 1;
      if (end === 0 && from + piece.length < size) continue;
      const next = from + end;
      const lines = piece.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
      return { lines, next: next >= size || end === 0 ? null : next };
    }
  } finally {
    closeSync(handle);
  }
}
