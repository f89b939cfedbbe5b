import type { Database } from 'better-sqlite3';
import { prepareIsErased } from '../privacy/mark-and-check-erased-ids';
import type { TicketOrigin } from '../rows/tickets/ticket-rows';
import { cutOffAttempt } from '../tickets/store/cut-off-attempt-outcome';
import { isConstraint } from '../db/database-error';
import { originalReferenceSql, type TicketIdentity } from '../rows/tickets/ticket-identity';
import { archiveLimits, type ArchivedTicket, type StagedContactNote } from './archive-format';
import {
  compareImportedAddition,
  compareImportedTicket,
  type KnownAttempt,
  type KnownTicket,
} from './compare-imported-ticket';
import { findFreeReference } from './find-free-reference';
import { readStagedLines } from './read-staged-lines';
import { costOfContactNote, prepareImportContactNotes } from './import-contact-notes';
import { estimateCostOfIncident, prepareImportIncident, type StagedIncident } from './import-incidents';
import { prepareImportRedactions } from './import-redactions';
import type { ImportCounts, ImportStep, SyncedStep, TakenFromServer } from './import-step';
import { prepareReconcileEndings } from './reconcile-imported-endings';
import {
  prepareTicketAdditions,
  type ImportSource,
  type TicketAdditions,
} from './import-notes-and-reminders';
import { estimateCost, type TicketPart } from './split-imported-ticket';
import { toStatusColumns } from './to-status-columns';

export type ArchiveAndSyncImport = ReturnType<typeof createArchiveAndSyncImport>;

/** What became of a part: 'redacted' is 'changed', with its call redacted here now; null if nothing. */
type ImportEffect = keyof ImportCounts | 'redacted' | null;

/** A step ends at this cost. A save waits some 20 ms for a step, several times that on a busy PC. */
const costPerStep = 300;

/**
 * Imports the tickets of a staged archive, a few at a time, each with everything that belongs to it. Importing twice
 * changes nothing. A ticket that this PC made stays unchanged, except for notes written elsewhere and a later ending that
 * the server has of this PC. One of another PC gets updated; unsettled, it becomes uncertain: only the PC that made it
 * knows more.
 */
export function createArchiveAndSyncImport(db: Database, costAtOnce = costPerStep) {
  const find = db.prepare<TicketIdentity, KnownTicket>(
    `SELECT id, body_sha256 AS bodySha256, created_at_ms AS createdAtMs, state, case_number AS caseNumber,
       ending ->> '$.correctedAtMs' AS correctedAtMs, imported ->> '$.stateThere' AS stateThere, imported ->> '$.isByMaker' AS isByMaker
     FROM ticket WHERE call_id = @call AND ${originalReferenceSql} = @reference`,
  );
  const isTaken = db.prepare<[string], number>('SELECT 1 FROM ticket WHERE reference = ?').pluck();
  const attemptsOf = db.prepare<[number], KnownAttempt>(
    `SELECT started_at_ms AS startedAtMs, ended_at_ms AS endedAtMs, outcome FROM attempt WHERE ticket_id = ?
     ORDER BY number`,
  );
  const countOfCall = db.prepare<[string], number>('SELECT count(*) FROM ticket WHERE call_id = ?').pluck();
  const insertCall = db.prepare(
    `INSERT INTO call (id, fields, field_history, revision, status, began_at_ms, saved_at_ms, on_screen_ms)
     VALUES (@id, @fields, @tape, 0, 'sent', @beganAtMs, @savedAtMs, @onScreenMs) ON CONFLICT DO NOTHING`,
  );
  const insertTicket = db.prepare(
    `INSERT INTO ticket (call_id, reference, body, body_sha256, created_at_ms, replaces_ticket_id, follows_ticket_id,
       state, last_outcome, case_number, case_number_source, storehub_ticket_id, imported, recorded_at_ms, ending,
       agent)
     VALUES (@call, @reference, @body, @bodySha256, @createdAtMs, @replaces, @follows, @state, @lastOutcome, @caseNumber,
       @caseNumberSource, @storeHubTicketId, @imported, @recordedAtMs, @ending, @agent)`,
  );
  const updateStatus = db.prepare(
    `UPDATE ticket SET state = @state, last_outcome = @lastOutcome, case_number = @caseNumber,
       case_number_source = @caseNumberSource, storehub_ticket_id = @storeHubTicketId,
       recorded_at_ms = @recordedAtMs, imported = json_set(imported, '$.stateThere', @stateThere)
     WHERE id = @id AND imported IS NOT NULL`,
  );
  const setMaker = db.prepare(
    `UPDATE ticket SET imported = json_replace(json_set(imported, '$.isByMaker', json('true')), '$.pcName', ?) WHERE id = ? AND imported IS NOT NULL`,
  );
  const insertAttempt = db.prepare(
    `INSERT INTO attempt (ticket_id, number, started_at_ms, first_byte_at_ms, ended_at_ms, http_status, raw_answer, outcome)
     VALUES (@id, @number, @startedAtMs, @firstByteAtMs, @endedAtMs, @httpStatus, @rawAnswer, @outcome)`,
  );
  const dropAttempts = db.prepare('DELETE FROM attempt WHERE ticket_id = ? AND number >= ?');
  const additions = prepareTicketAdditions(db);
  const endings = prepareReconcileEndings(db, additions);
  const importRedactions = prepareImportRedactions(db);
  const isErased = prepareIsErased(db);
  const beginSync = db.prepare('INSERT INTO sync_import (id) VALUES (1)');
  const endSync = db.prepare('DELETE FROM sync_import');
  const importContactNotes = prepareImportContactNotes(db);
  const importIncident = prepareImportIncident(db);
  /** True if the ticket whose parts are being imported is already counted. */
  let isCounted = false;
  let countedIncidentUid = '';

  function idOf(name: TicketIdentity | null): number | null {
    return name === null ? null : (find.get(name)?.id ?? null);
  }

  function add(ticket: ArchivedTicket, { nowMs, pcName, isByMaker }: ImportSource): number {
    const { call, ...rest } = ticket;
    insertCall.run({ ...call, fields: JSON.stringify(call.fields), tape: JSON.stringify(call.tape) });
    const inserted = insertTicket.run({
      ...rest,
      call: call.id,
      reference: findFreeReference(ticket.reference, (name) => isTaken.get(name) !== undefined),
      replaces: idOf(ticket.replaces),
      follows: idOf(ticket.follows),
      imported: JSON.stringify({
        reference: ticket.reference,
        stateThere: ticket.state,
        atMs: nowMs,
        ...(pcName !== null && { pcName }),
        ...(isByMaker === true && { isByMaker }),
      } satisfies TicketOrigin),
      ending: ticket.ending === null ? null : JSON.stringify(ticket.ending),
      ...toStatusColumns(ticket),
    });
    const id = Number(inserted.lastInsertRowid);
    addAttempts(id, ticket);
    return id;
  }

  /** Adds attempts. @param from the number of the first attempt to add */
  function addAttempts(id: number, { attempts }: ArchivedTicket, from = 1): void {
    for (const attempt of attempts) {
      if (attempt.number < from) continue;
      // It was running when the archive was made: only its start is known.
      const how =
        attempt.outcome === null ? { ...attempt, ...cutOffAttempt, endedAtMs: attempt.startedAtMs } : attempt;
      insertAttempt.run({ ...how, id, outcome: JSON.stringify(how.outcome) });
    }
  }

  /**
   * Updates a ticket of another PC. Attempts that agree stay; one that was running may have ended since, differently or
   * later.
   */
  function bringUpToDate(id: number, ticket: ArchivedTicket, existing: readonly KnownAttempt[]): void {
    const from = ticket.attempts.find(({ number, outcome, endedAtMs }) => {
      const here = existing[number - 1];
      return here?.outcome !== JSON.stringify(outcome) || here.endedAtMs !== endedAtMs;
    })?.number;
    if (from !== undefined) {
      dropAttempts.run(id, from);
      addAttempts(id, ticket, from);
    }
    updateStatus.run({ id, ...toStatusColumns(ticket), stateThere: ticket.state });
    endings.takeCorrected(id, ticket.ending, idOf(ticket.follows));
  }

  /**
   * True if the ticket is in a call of another PC, or replaces one that is not rejected here. Lists hide a replaced ticket,
   * and an unsettled ticket must stay visible.
   */
  function isMisplaced({ replaces }: ArchivedTicket, { isInOwnCall }: ImportSource): boolean {
    if (!isInOwnCall) return true;
    const replaced = replaces === null ? undefined : find.get(replaces);
    return replaced !== undefined && replaced.state !== 'rejected';
  }

  function isCallFull({ call }: ArchivedTicket): boolean {
    return (countOfCall.get(call.id) ?? 0) >= archiveLimits.ticketsOfCall;
  }

  /** Takes a part of a ticket that is not here. @param more null if the ticket would exceed the limits */
  function takeNew(
    { ticket, part }: TicketPart,
    more: TicketAdditions | null,
    source: ImportSource,
  ): keyof ImportCounts | null {
    const isGone = isErased(ticket.call.id);
    if (!isGone && endings.isOutdated(ticket, source))
      return endings.addToSuccessor(ticket, source) ? 'changed' : null;
    // The first part was left out, so the other parts are, too.
    if (part > 1) return null;
    if (isGone) return 'erased';
    if (more === null || isCallFull(ticket)) return 'tooLarge';
    if (isMisplaced(ticket, source)) return 'leftOut';
    const complete = (id: number): void => void additions.add(id, more, source);
    endings.addInPlace(ticket, source, () => add(ticket, source), complete);
    return 'added';
  }

  const take = db.transaction((ticketPart: TicketPart, source: ImportSource): ImportEffect => {
    const { ticket } = ticketPart;
    const existing = find.get({ call: ticket.call.id, reference: ticket.reference });
    const more = additions.find(existing?.id ?? null, { notes: ticket.notes, reminders: ticket.reminders });
    if (existing === undefined) return takeNew(ticketPart, more, source);
    const attempts = attemptsOf.all(existing.id);
    const isAddition = existing.isByMaker === 1 && source.isByMaker === false;
    const verdict = isAddition
      ? compareImportedAddition(existing, ticket)
      : compareImportedTicket(existing, attempts, ticket);
    if (verdict === 'contradicts') return 'leftOut';
    if (source.isByMaker === true && existing.isByMaker === null) setMaker.run(source.pcName, existing.id);
    const redacted = importRedactions(existing.id, ticket, source.nowMs);
    // What others have added must not keep the status of the ticket away.
    if (verdict === 'newer') bringUpToDate(existing.id, ticket, attempts);
    const isLater =
      source.isByMaker === true && endings.takeOwnCorrected(existing, ticket, idOf(ticket.follows));
    const hasMore = more !== null && additions.add(existing.id, more, source);
    if (redacted === 'call') return 'redacted';
    if (verdict === 'newer' || isLater || hasMore || redacted === 'notes') return 'changed';
    return more === null ? 'tooLarge' : null;
  });

  /** Imports one part. A part that violates a constraint is left out and does not stop the others. */
  function takeIfItCan(part: TicketPart, source: ImportSource): ImportEffect {
    try {
      return take(part, source);
    } catch (thrown) {
      if (isConstraint(thrown)) return 'leftOut';
      throw thrown;
    }
  }

  return {
    /** Imports some parts, at least one, in one transaction. @param from in bytes; the first step starts at 0 */
    importSome: db.transaction((staged: string, from: number, nowMs: number): ImportStep => {
      const counts = { added: 0, changed: 0, leftOut: 0, tooLarge: 0, erased: 0 };
      const redactedCallIds: string[] = [];
      if (from === 0) countedIncidentUid = '';
      let [seen, cost, noted, incidents] = [0, 0, 0, 0];
      let takeContactNote: ReturnType<typeof importContactNotes> | undefined;
      for (const { text, next } of readStagedLines(staged, from)) {
        const line = JSON.parse(text) as TicketPart | StagedContactNote | StagedIncident;
        if ('contactNote' in line) {
          takeContactNote ??= importContactNotes();
          noted += takeContactNote(line.contactNote) ? 1 : 0;
          cost += costOfContactNote;
        } else if ('incident' in line) {
          if (importIncident(line) && line.incident.uid !== countedIncidentUid) {
            incidents += 1;
            countedIncidentUid = line.incident.uid;
          }
          cost += estimateCostOfIncident(line);
        } else {
          if (line.part === 1) isCounted = false;
          const done = takeIfItCan(line, { nowMs, pcName: null, isByMaker: null, isInOwnCall: true });
          if (done === 'redacted') redactedCallIds.push(line.ticket.call.id);
          if (done !== null && !isCounted) {
            counts[done === 'redacted' ? 'changed' : done] += 1;
            isCounted = true;
          }
          if (line.part === line.parts) seen += 1;
          cost += estimateCost(line.ticket);
        }
        if (cost >= costAtOnce)
          return { ...counts, redactedCallIds, seen, contactNotes: noted, incidents, next };
      }
      return { ...counts, redactedCallIds, seen, contactNotes: noted, incidents, next: null };
    }).immediate,

    /** Imports what the server of the shared history sent, in one transaction. It is not sent back. */
    importSynced: db.transaction((steps: readonly SyncedStep[], nowMs: number): TakenFromServer => {
      let isNews = false;
      const redactedCallIds: string[] = [];
      beginSync.run();
      let takeContactNote: ReturnType<typeof importContactNotes> | undefined;
      for (const step of steps) {
        if ('contactNote' in step) {
          takeContactNote ??= importContactNotes(nowMs);
          if (takeContactNote(step.contactNote)) isNews = true;
        } else if ('incident' in step) {
          if (importIncident(step, nowMs)) isNews = true;
        } else {
          const done =
            'undone' in step ? endings.eraseUndone(step.undone) : takeIfItCan(step.part, { ...step, nowMs });
          if (done === 'redacted' && 'part' in step) redactedCallIds.push(step.part.ticket.call.id);
          if (done === true || done === 'added' || done === 'changed' || done === 'redacted') isNews = true;
        }
      }
      endSync.run();
      return { isNews, redactedCallIds };
    }).immediate,
  };
}
