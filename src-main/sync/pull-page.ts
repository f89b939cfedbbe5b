import type { Client } from 'pg';
import type { SyncedStep } from '../archive/import-step';
import { costOfContactNote } from '../archive/import-contact-notes';
import { estimateCostOfIncident } from '../archive/import-incidents';
import { estimateCost } from '../archive/split-imported-ticket';
import { readNotices, type ServerNotice } from './supervisor-notice-queries';
import { pullNotesAndIncidents } from './pull-notes-and-incidents';
import { fetchReferencedTickets, isInOwnCall, type PageRow } from './fetch-referenced-tickets';
import { maxPageBytes, type SyncCursors } from './sync-types';

/** What the server has after the cursors, up to the size of one page. */
export type PulledPage = {
  /** In groups, each small enough for one transaction of the history. */
  readonly groups: readonly (readonly SyncedStep[])[];
  /** What was erased on request: hashes of its ids, and how long ago by the clock of the server, in ms. */
  readonly erased: readonly { readonly hash: string; readonly agoMs: number }[];
  /** What supervisors have to say now. */
  readonly notices: readonly ServerNotice[];
  readonly cursors: SyncCursors;
  /** The time on the server, in ms since 1970. */
  readonly serverNowMs: number;
  readonly hasMore: boolean;
  /** Then nothing may be sent yet: it could be of a caller who was erased. */
  readonly hasMoreErasures: boolean;
  /** An open transaction holds later rows back: they can be read in a moment. */
  readonly isHeldBack: boolean;
  /** Rows that the app could not have written. */
  readonly invalid: number;
};

const rowsPerPage = 100;
const erasuresPerPage = 500;
/** See `costPerStep` of the archive's import. */
const costPerGroup = 300;
const costOfUndone = 20;

/**
 * Every transaction before it has ended. A row of one that is still open could come with a lower number than one that
 * was read already, so rows from here on wait.
 */
const horizon = '(SELECT helpdesk.horizon())';

/** Reads a page in one snapshot. Erasures come first. After an error, close the connection. */
export async function pullPage(client: Client, cursors: SyncCursors): Promise<PulledPage> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const erased = await client.query<{ id: string; call_hash: string; changed_in: string; ago_ms: number }>(
    `SELECT id, call_hash, changed_in::text, (extract(epoch FROM now() - erased_at) * 1000)::float8 AS ago_ms FROM helpdesk.erased_call
     WHERE changed_in < ${horizon} AND (changed_in, id) > ($1::xid8, $2::bigint) ORDER BY erased_call.changed_in, id
     LIMIT ${erasuresPerPage}`,
    cursors.erasures.split(':'),
  );
  const tickets = await client.query<PageRow>(
    `SELECT page.id, changed_in::text, call, reference, is_maker, archived, bytes, pc_name, ${isInOwnCall('page')} FROM (
       SELECT *, row_number() OVER page AS number, sum(bytes) OVER page AS all_bytes
       FROM (SELECT id, owner, desk, changed_in, call, reference, is_maker, archived, coalesce(octet_length(archived), 0) AS bytes
         FROM helpdesk.ticket WHERE changed_in < ${horizon} AND (changed_in, id) > ($1::xid8, $2::bigint)
         ORDER BY changed_in, id LIMIT ${rowsPerPage}) AS ticket
       WINDOW page AS (ORDER BY changed_in, id)
     ) AS page JOIN helpdesk.desk ON desk.id = page.desk
     WHERE number = 1 OR all_bytes <= ${maxPageBytes} ORDER BY number`,
    cursors.tickets.split(':'),
  );
  // A call belongs to an incident only where its ticket is.
  const areTicketsRead = tickets.rows.length === 0;
  const records = areTicketsRead
    ? await pullNotesAndIncidents(client, cursors.records)
    : noRecords(cursors.records);
  // The last row of each index: any row would be looked for in the whole table.
  const now = await client.query<{ isHeldBack: boolean | null; serverNowMs: number }>(
    `SELECT greatest(
       (SELECT changed_in FROM helpdesk.ticket ORDER BY changed_in DESC LIMIT 1),
       (SELECT changed_in FROM helpdesk.record ORDER BY changed_in DESC LIMIT 1)
     ) >= ${horizon} AS "isHeldBack", (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "serverNowMs"`,
  );
  const notices = await readNotices(client);
  const { page, rows, invalid } = await fetchReferencedTickets(client, tickets.rows);
  await client.query('COMMIT');
  const [{ isHeldBack, serverNowMs } = { isHeldBack: null, serverNowMs: Number.NaN }] = now.rows;
  return {
    groups: groupSteps([...rows.flatMap(({ steps }) => steps), ...records.steps]),
    erased: erased.rows.map(({ call_hash: hash, ago_ms: agoMs }) => ({ hash, agoMs })),
    notices,
    cursors: {
      tickets: cursorOf(page.at(-1)) ?? cursors.tickets,
      records: records.cursor,
      erasures: cursorOf(erased.rows.at(-1)) ?? cursors.erasures,
    },
    // A page may also be cut off by its bytes.
    hasMore: page.length > 0 || records.cursor !== cursors.records || erased.rows.length > 0,
    hasMoreErasures: erased.rows.length === erasuresPerPage,
    isHeldBack: isHeldBack ?? false,
    serverNowMs,
    invalid: invalid + records.invalid,
  };
}

const noRecords = (cursor: string) => ({ steps: [], cursor, invalid: 0 });

function cursorOf(row: { readonly changed_in: string; readonly id: string } | undefined): string | null {
  return row === undefined ? null : `${row.changed_in}:${row.id}`;
}

function estimateCostOfStep(step: SyncedStep): number {
  if ('part' in step) return estimateCost(step.part.ticket);
  if ('contactNote' in step) return costOfContactNote;
  return 'incident' in step ? estimateCostOfIncident(step) : costOfUndone;
}

function groupSteps(steps: readonly SyncedStep[]): SyncedStep[][] {
  const groups: SyncedStep[][] = [];
  let left = 0;
  for (const step of steps) {
    if (left <= 0) {
      groups.push([]);
      left = costPerGroup;
    }
    groups.at(-1)?.push(step);
    left -= estimateCostOfStep(step);
  }
  return groups;
}
