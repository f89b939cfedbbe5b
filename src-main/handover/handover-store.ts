import type { Database } from 'better-sqlite3';
import {
  handoverKinds,
  maxHandoverLines,
  rejectedDays,
  type Handover,
  type HandoverItem,
  type HandoverKind,
  type HandoverSection,
} from '../../shared/handover/handover';
import { shiftWindowHours } from '../../shared/time/shift-window-hours';
import { isKeyOfContact } from '../../shared/callers/contact-note';
import {
  isNoteDraft,
  isReminderDraft,
  type NoteDraft,
  type ReminderDraft,
} from '../../shared/form-drafts/form-draft';
import type { TicketStatus } from '../../shared/history/ticket-summary-and-detail';
import { prepareHasCalledSince } from '../rows/tickets/has-called-since';
import { prepareFindCallBackTries } from '../incoming-calls/find-call-back-tries';
import { toListed, type IncomingCallRow } from '../incoming-calls/incoming-call-rows';
import { selectChecksummed, verifyRow } from '../db/row-checksums';
import {
  getCalledBackAtMs,
  prepareIncidentRecords,
  type ChangedIncident,
} from '../incidents/incident-reader';
import { createFormDraftStore } from '../form-drafts/form-draft-store';
import { isUnfinishedCallSql } from '../rows/calls/call-conditions-sql';
import { prepareFindTicketOfNote } from './find-ticket-of-note';
import {
  maxItemText,
  toCallItem,
  toIncidentItem,
  toIncomingItem,
  toItem,
  toNobody,
  type HandoverCallRow,
} from './handover-items';
import { requireRow } from '../rows/tickets/missing-row-checks';
import {
  isOwnOpenReminderSql,
  reminderColumns,
  toReminder,
  type ReminderRow,
} from '../rows/reminders/reminder-rows';
import { summaryColumns, type SummaryRow } from '../rows/tickets/ticket-rows';
import { isUnsettledSql, queuedStatuses } from '../rows/tickets/ticket-status';
import {
  hasCallEndedBesideSql,
  isMadeHereSql,
  needsCorrectionSql,
} from '../rows/tickets/ticket-conditions-sql';

export type HandoverStore = ReturnType<typeof createHandoverStore>;

type SectionContent = Pick<HandoverSection, 'count' | 'items'>;
/** What more than one section is made from, read once. */
type OpenWork = { readonly calls: readonly HandoverItem[]; readonly incidents: readonly ChangedIncident[] };

const callbackMarks = {
  'case-number': { due: 'owed', later: 'owed-later' },
  agent: { due: 'due', later: 'coming' },
} as const;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Reads what is open, for the next shift. Times are ms since 1970. */
export function createHandoverStore(db: Database) {
  /** @param condition has one parameter */
  const listTickets = <Value extends string | number>(condition: string, order: string) => ({
    rows: db.prepare<[Value, number], SummaryRow>(
      `SELECT ${summaryColumns} FROM ticket WHERE ${condition} ORDER BY ${order} LIMIT ?`,
    ),
    count: db.prepare<[Value], number>(`SELECT count(*) FROM ticket WHERE ${condition}`).pluck(),
  });
  const unsettled = listTickets<string>(
    `${isUnsettledSql} AND state IN (SELECT value FROM json_each(?)) AND ${isMadeHereSql}`,
    'id',
  );
  const rejected = listTickets<number>(`${needsCorrectionSql} AND created_at_ms >= ?`, 'created_at_ms, id');
  const callEndedBeside = db.prepare<[number], number>(
    `SELECT 1 FROM ticket WHERE id = ? AND ${hasCallEndedBesideSql('ticket')}`,
  );
  // Whom a reminder is to call back stands among the callbacks, and counts once. Few calls end so within these hours.
  const willCallAgain = db.prepare<[number], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE state = 'recorded' AND ${isMadeHereSql} AND created_at_ms >= ?
     AND ending ->> '$.kind' = 'will-call-again'
     AND NOT EXISTS (SELECT 1 FROM reminder WHERE ticket_id = ticket.id AND ${isOwnOpenReminderSql})
     ORDER BY created_at_ms, id`,
  );
  const hasCalledSince = prepareHasCalledSince(db);
  const reminders = db.prepare<[number], ReminderRow>(
    `SELECT ${reminderColumns} FROM reminder WHERE ${isOwnOpenReminderSql} ORDER BY due_at_ms, id LIMIT ?`,
  );
  const countReminders = db
    .prepare<[], number>(`SELECT count(*) FROM reminder WHERE ${isOwnOpenReminderSql}`)
    .pluck();
  const ticketById = db.prepare<[number], SummaryRow>(`SELECT ${summaryColumns} FROM ticket WHERE id = ?`);
  const newestOfCall = db.prepare<[string], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE call_id = ? ORDER BY id DESC LIMIT 1`,
  );
  const incidents = prepareIncidentRecords(db);
  const incoming = db.prepare<[string, number], IncomingCallRow>(
    `SELECT ${selectChecksummed('incoming_call')} FROM incoming_call
     WHERE state = ? ORDER BY last_rang_at_ms DESC, id DESC LIMIT ?`,
  );
  const countIncoming = db
    .prepare<[string], number>('SELECT count(*) FROM incoming_call WHERE state = ?')
    .pluck();
  const findTries = prepareFindCallBackTries(db);
  const drafts = createFormDraftStore(db);
  const findTicketOfNote = prepareFindTicketOfNote(db);
  const calls = db.prepare<[], HandoverCallRow>(
    `SELECT ${selectChecksummed('call')},
       (SELECT reference FROM ticket WHERE ticket.call_id = call.id ORDER BY id DESC LIMIT 1) AS reference
     FROM call WHERE ${isUnfinishedCallSql} ORDER BY seq`,
  );

  function findTickets<Value extends string | number>(
    { rows, count }: ReturnType<typeof listTickets<Value>>,
    value: Value,
    toMark: (status: TicketStatus, ticketId: number) => HandoverItem['mark'],
  ): SectionContent {
    return {
      count: count.get(value) ?? 0,
      items: rows.all(value, maxHandoverLines).map((row) => {
        const ticket = toItem(row);
        return { ...ticket, mark: toMark(row.state, row.id) };
      }),
    };
  }

  function findIncoming(state: 'ringing' | 'missed'): SectionContent {
    const rows = incoming.all(state, maxHandoverLines);
    return {
      count: countIncoming.get(state) ?? 0,
      items: rows.map((row) =>
        toIncomingItem(toListed(row), state, findTries(row.phone, row.first_rang_at_ms)),
      ),
    };
  }

  /** The case number that the agent has not seen, and so has not given to the caller. */
  function findUnseen(callId: string): HandoverItem[] {
    const row = newestOfCall.get(callId);
    return row?.state === 'created' ? [{ ...toItem(row), mark: 'unseen', ticketId: null, callId }] : [];
  }

  const find: Readonly<Record<HandoverKind, (nowMs: number, open: OpenWork) => SectionContent>> = {
    waiting: () => findTickets(unsettled, JSON.stringify([...queuedStatuses, 'sending']), toWaitingMark),
    uncertain: () => findTickets(unsettled, JSON.stringify(['uncertain']), () => 'uncertain'),
    rejected: (nowMs) =>
      findTickets(rejected, nowMs - rejectedDays * dayMs, (_status, id) =>
        callEndedBeside.get(id) === undefined ? 'rejected' : 'rejected-and-ended',
      ),
    'will-call-again': (nowMs) => {
      const rows = willCallAgain
        .all(nowMs - shiftWindowHours * hourMs)
        .filter(({ id }) => !hasCalledSince(id));
      const items = rows.slice(0, maxHandoverLines).map(toItem);
      return { count: rows.length, items: items.map((item) => ({ ...item, mark: 'will-call-again' })) };
    },
    callbacks: (nowMs) => ({
      count: countReminders.get() ?? 0,
      items: reminders.all(maxHandoverLines).flatMap((row) => {
        const { reason, text, setAtMs, dueAtMs } = toReminder(row);
        const marks = callbackMarks[reason];
        return ticketById.all(row.ticket_id).map((ticket) => {
          const item = toItem(ticket);
          const tries = findTries(item.phone, setAtMs);
          const mark = dueAtMs <= nowMs ? marks.due : marks.later;
          return { ...item, mark, atMs: dueAtMs, text: text || item.text, tries };
        });
      }),
    }),
    'incident-callbacks': (_nowMs, open) => {
      const owed = open.incidents.flatMap(({ incident, links }) =>
        links
          .filter((link) => link.wantsCallback && getCalledBackAtMs(link, incident.endedAtMs) === null)
          .map(({ callId }) => ({ callId, incident })),
      );
      // Those whose incident is over can be called now.
      const ordered = [
        ...owed.filter(({ incident }) => incident.endedAtMs !== null),
        ...owed.filter(({ incident }) => incident.endedAtMs === null),
      ];
      return {
        count: ordered.length,
        items: ordered.slice(0, maxHandoverLines).map(({ callId, incident }) => {
          const ticket = requireRow('the ticket of a linked call', newestOfCall.get(callId));
          const mark = incident.endedAtMs === null ? 'ongoing-incident-callback' : 'incident-callback';
          const atMs = incident.endedAtMs ?? incident.beganAtMs;
          const item = toItem(ticket);
          const tries = incident.endedAtMs === null ? null : findTries(item.phone, ticket.created_at_ms + 1);
          return { ...item, mark, atMs, text: incident.title, tries };
        }),
      };
    },
    incidents: (_nowMs, open) => {
      const lasting = open.incidents.filter(({ incident }) => incident.endedAtMs === null);
      return { count: lasting.length, items: lasting.slice(0, maxHandoverLines).map(toIncidentItem) };
    },
    ringing: () => findIncoming('ringing'),
    missed: () => findIncoming('missed'),
    calls: (_nowMs, open) => ({ count: open.calls.length, items: open.calls.slice(0, maxHandoverLines) }),
    notes: (_nowMs, open) => {
      const typed = drafts.list().flatMap((draft): (NoteDraft | ReminderDraft)[] => {
        if (isReminderDraft(draft)) return [draft];
        return isNoteDraft(draft) && draft.text.trim() !== '' ? [draft] : [];
      });
      const items = typed.map((note): HandoverItem => {
        const call = isReminderDraft(note) ? undefined : open.calls.find((item) => isAbout(note, item));
        const ticket = call === undefined ? findTicketOfNote(note) : undefined;
        const about = call ?? (ticket === undefined ? toNobody(note) : toItem(ticket));
        const mark = isReminderDraft(note) ? 'reminder' : 'note';
        return { ...about, mark, text: note.text.slice(0, maxItemText) };
      });
      return { count: items.length, items: items.slice(0, maxHandoverLines) };
    },
  };

  return {
    /** Everything of one moment: no ticket moves from one section to another in between. */
    read: db.transaction((nowMs: number, unseenCallIds: readonly string[]): Handover => {
      const open: OpenWork = {
        calls: [
          ...unseenCallIds.flatMap(findUnseen),
          ...calls.all().flatMap((row) => toCallItem(verifyRow('call', row))),
        ],
        incidents: [...incidents()],
      };
      return { atMs: nowMs, sections: handoverKinds.map((kind) => ({ kind, ...find[kind](nowMs, open) })) };
    }),
  };
}

function toWaitingMark(status: TicketStatus): HandoverItem['mark'] {
  return status === 'sending' || status === 'signed-out' || status === 'account-blocked' ? status : 'waiting';
}

/** Whether a lasting note is about the caller or the store of an open call. */
function isAbout({ subject, key }: NoteDraft, { phone, storeName }: HandoverItem): boolean {
  return subject !== 'ticket' && isKeyOfContact(key, subject, subject === 'caller' ? phone : storeName);
}
