import type { Database } from 'better-sqlite3';
import type { TicketDetail } from '../../shared/history';
import type { CreateTicketRequest } from '../../shared/ticket';
import type { TicketLink } from '../../shared/ticket-link';
import { verified } from './content-hash';
import { attemptOf, summaryColumns, summaryOf, type AttemptRow, type DetailRow } from './ticket-rows';

type Link = { id: number; reference: string };

/** Reads a ticket whole, with everything that hangs on it. @throws where its content is damaged */
export function prepareTicketDetails(db: Database): (ticketId: number) => TicketDetail | null {
  const detailById = db.prepare<[number], DetailRow>(
    `SELECT ${summaryColumns}, call_id, body, body_sha256, storehub_ticket_id, case_number_source, mends_ticket_id,
       follows_ticket_id
     FROM ticket WHERE id = ?`,
  );
  const attemptsOf = db.prepare<[number], AttemptRow>(
    `SELECT id, number, started_at_ms, first_byte_at_ms, ended_at_ms, http_status, raw_answer, outcome
     FROM attempt WHERE ticket_id = ? ORDER BY number`,
  );
  const linkTo = db.prepare<[number], Link>('SELECT id, reference FROM ticket WHERE id = ?');
  const mendedBy = db.prepare<[number], Link>(
    'SELECT id, reference FROM ticket WHERE mends_ticket_id = ? ORDER BY id DESC LIMIT 1',
  );
  const chainLink = 'SELECT id, reference, case_number AS caseNumber FROM ticket';
  const followed = db.prepare<[number], TicketLink>(`${chainLink} WHERE id = ?`);
  const followedBy = db.prepare<[number], TicketLink>(
    `${chainLink} WHERE follows_ticket_id = ?
       AND NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.mends_ticket_id = ticket.id) ORDER BY id`,
  );
  const notesOf = db.prepare<[number], { id: number; text: string; writtenAtMs: number }>(
    'SELECT id, text, written_at_ms AS writtenAtMs FROM note WHERE ticket_id = ? ORDER BY id',
  );
  const callbackOf = db.prepare('SELECT 1 FROM callback WHERE ticket_id = ? AND done_at_ms IS NULL');

  return (ticketId) => {
    const row = detailById.get(ticketId);
    if (row === undefined) return null;
    return {
      ...summaryOf(row),
      callId: row.call_id,
      storeHubTicketId: row.storehub_ticket_id,
      caseNumberSource: row.case_number_source,
      request: JSON.parse(verified(row.body, row.body_sha256)) as CreateTicketRequest,
      attempts: attemptsOf.all(ticketId).map(attemptOf),
      notes: notesOf.all(ticketId),
      owesCallback: callbackOf.get(ticketId) !== undefined,
      mends: row.mends_ticket_id === null ? null : (linkTo.get(row.mends_ticket_id) ?? null),
      mendedBy: mendedBy.get(ticketId) ?? null,
      follows: row.follows_ticket_id === null ? null : (followed.get(row.follows_ticket_id) ?? null),
      followedBy: followedBy.all(ticketId),
    };
  };
}
