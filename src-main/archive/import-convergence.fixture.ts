import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from '../db/temp-folder.fixture';
import { createReminderStore } from '../reminders/reminder-store';
import { endedCall } from '../tickets/ended-call.fixture';
import { ended, newTicket, outcomes, readyFields, sampleBody } from '../tickets/sample-ticket.fixture';
import { summaryColumns, type SummaryRow } from '../rows/tickets/ticket-rows';
import { resendableStatuses } from '../rows/tickets/ticket-status';
import type { ArchivedTicket } from './archive-format';
import { createArchiveAndSyncImport } from './archive-and-sync-import';
import { createPc } from './pc-with-history.fixture';
import { prepareArchivedTicket } from './read-tickets-for-archive';
import { openedAtOnce } from '../calls/opened-at-once.fixture';

/** What a PC knows of the tickets of a call. */
export type KnownTickets = readonly ArchivedTicket[];

type OutcomeKind = keyof typeof outcomes;

export const outcomeKinds = Object.keys(outcomes) as OutcomeKind[];

/** What an agent or StoreHub does. Where it is not possible, nothing happens. */
export type StepOfCall = { readonly kind: string; readonly outcome?: OutcomeKind };

/**
 * A PC whose tickets live through deeds, and that learns what other PCs know.
 * @param next returns a later time each time, in ms since 1970: PCs that are compared have one clock, since what is more
 * than some minutes ahead of a PC's own gives way to any other
 */
export function createLearningPc(name: string, next: () => number) {
  const { db, calls, tickets } = createPc();
  const reminders = createReminderStore(db);
  const imports = createArchiveAndSyncImport(db);
  const archived = prepareArchivedTicket(db);
  const rowsOf = db.prepare<[string], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE call_id = ? ORDER BY id`,
  );
  const ofCall = db.prepare<[string], number>('SELECT id FROM ticket WHERE call_id = ? ORDER BY id').pluck();
  const running = db
    .prepare<[string], number>(
      'SELECT attempt.id FROM attempt JOIN ticket ON ticket.id = ticket_id WHERE call_id = ? AND outcome IS NULL',
    )
    .pluck();
  const firstReminder = db
    .prepare<[string], number>(
      'SELECT reminder.id FROM reminder JOIN ticket ON ticket.id = ticket_id WHERE call_id = ?',
    )
    .pluck();
  const staged = join(tempFolder(), 'staged.jsonl');
  let made = 0;

  function make(call: string): void {
    made += 1;
    const body = sampleBody({ Ticket: { Name: `Caller ${made}` } });
    const fields = calls.get(call)?.fields ?? readyFields;
    tickets.make({ ...newTicket(call, `SH-${name}${made}`, body), fields, nowMs: next() }, false);
  }

  /** Ends the call without a ticket, with a note of the ending and with what the call has kept. */
  function end(call: string, nowMs: number): void {
    made += 1;
    const kept = calls.get(call)?.fields.keptNote ?? '';
    tickets.endCall(
      endedCall(call, {
        references: [`SH-${name}${made}`],
        endingNote: `ended ${made}`,
        note: kept === '' ? null : kept,
        nowMs,
      }),
    );
  }

  const knownOf = (call: string): KnownTickets => rowsOf.all(call).map(archived);

  return {
    knownOf,

    make(call: string): KnownTickets {
      calls.begin(call, next());
      make(call);
      return knownOf(call);
    },

    take(call: string, deed: StepOfCall): void {
      const id = ofCall.all(call).at(-1) ?? 0;
      const nowMs = next();
      const attempt = running.get(call);
      const reminder = firstReminder.get(call);
      if (deed.kind === 'send' && attempt === undefined) tickets.beginAttempt(id, resendableStatuses, nowMs);
      if (deed.kind === 'answer' && attempt !== undefined && deed.outcome !== undefined)
        tickets.endAttempt({ ...ended(attempt, outcomes[deed.outcome]), endedAtMs: nowMs }, true);
      if (deed.kind === 'restart') tickets.recover(nowMs);
      if (deed.kind === 'record') tickets.recordCaseNumber(id, `CA${id}`, nowMs);
      if (deed.kind === 'correct' && tickets.reopen(id) !== null) make(call);
      if (deed.kind === 'begin') calls.begin(call, nowMs);
      if (deed.kind === 'make') make(call);
      if (deed.kind === 'end') end(call, nowMs);
      if (deed.kind === 'undo') calls.undoEnding(id, openedAtOnce);
      if (deed.kind === 'note') tickets.addNote(id, `note ${name} ${nowMs}`, nowMs);
      if (deed.kind === 'remind')
        reminders.set({
          uid: `${name}-${nowMs}`,
          ticketId: id,
          text: `ring ${nowMs}`,
          dueAtMs: nowMs + 1,
          nowMs,
        });
      if (deed.kind === 'change-reminder' && reminder !== undefined)
        reminders.change(
          reminder,
          { text: `later ${nowMs}`, dueAtMs: nowMs + 9, resolution: null, isDismissed: false },
          nowMs,
        );
    },

    /** Takes what another PC shared on the server. */
    learn(known: KnownTickets, pcName: string, isByMaker: boolean): void {
      imports.importSynced(
        known.map((ticket) => ({
          part: { ticket, part: 1, parts: 1 },
          pcName,
          isByMaker,
          isInOwnCall: isByMaker,
        })),
        next(),
      );
    },

    /** Takes that the PC which made the call has undone its ending. */
    learnUndone(call: string, references: readonly string[]): void {
      imports.importSynced(
        references.map((reference) => ({ undone: { call, reference } })),
        next(),
      );
    },

    /** Takes what another PC wrote into an archive. */
    importArchive(known: KnownTickets): void {
      writeFileSync(
        staged,
        known.map((ticket) => `${JSON.stringify({ ticket, part: 1, parts: 1 })}\n`).join(''),
      );
      imports.importSome(staged, 0, next());
    },
  };
}
