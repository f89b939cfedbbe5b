import type { Client } from 'pg';
import type { SyncedStep } from '../archive/archive-import';
import { ArchiveRefused } from '../archive/archive-zip-reader';
import { costOfContactNote } from '../archive/imported-contact-notes';
import { estimateCostOfIncident } from '../archive/imported-incidents';
import { splitTicketLine } from '../archive/check-and-stage-archive';
import { estimateCost } from '../archive/split-imported-ticket';
import type { TicketIdentity } from '../tickets/store/ticket-identity';
import { readNotices, type ReadNotice } from './floor-notices';
import { pullRecords } from './pull-records';
import type { SyncCursors } from './sync-protocol';

/** What the server has behind the cursors, as far as it fits in one page. */
export type PulledPage = {
  /** In groups, each small enough for one transaction of the history. */
  readonly groups: readonly (readonly SyncedStep[])[];
  /** What was erased on request: hashes of its ids, and how long ago by the clock of the server, in ms. */
  readonly erased: readonly { readonly hash: string; readonly agoMs: number }[];
  /** What supervisors have to say now. */
  readonly notices: readonly ReadNotice[];
  readonly cursors: SyncCursors;
  readonly hasMore: boolean;
  /** An open transaction holds later rows back: they can be read in a moment. */
  readonly isHeldBack: boolean;
  /** Rows that the app could not have written. */
  readonly invalid: number;
};

type PageRow = { readonly id: string; readonly call: string; readonly changed_in: string };
type TicketRow = {
  readonly call: string;
  readonly reference: string;
  readonly is_maker: boolean;
  readonly archived: string | null;
  readonly pc_name: string;
};

const rowsPerPage = 100;
const bytesPerPage = 4_000_000;
const erasuresPerPage = 500;
/** See `costPerStep` of the archive's import. */
const costPerGroup = 300;
const costOfUndone = 20;
/** How far a chain of follow-ups is read back. The rest comes with its own rows. */
const maxChain = 20;

const columns = 'call, reference, is_maker, archived, pc_name';
const from = 'helpdesk.ticket JOIN helpdesk.desk ON desk.id = ticket.desk';
/**
 * Every transaction before it has ended. A row of one that is still open could come with a lower number than one that
 * was read already, so rows from here on wait.
 */
const horizon = '(SELECT helpdesk.horizon())';

/** Reads a page in one snapshot. Erasures come first. After an error the connection is to be given up. */
export async function pullPage(client: Client, cursors: SyncCursors): Promise<PulledPage> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const erased = await client.query<{ id: string; call_hash: string; changed_in: string; ago_ms: number }>(
    `SELECT id, call_hash, changed_in::text, (extract(epoch FROM now() - erased_at) * 1000)::float8 AS ago_ms FROM helpdesk.erased_call
     WHERE changed_in < ${horizon} AND (changed_in, id) > ($1::xid8, $2::bigint) ORDER BY erased_call.changed_in, id
     LIMIT ${erasuresPerPage}`,
    cursors.erasures.split(':'),
  );
  // Only which rows: what they hold is read with the other rows of their calls.
  const tickets = await client.query<PageRow>(
    `SELECT id, call, changed_in::text FROM (
       SELECT id, call, changed_in, row_number() OVER page AS number,
         sum(octet_length(archived)) OVER page AS bytes
       FROM (SELECT id, call, archived, changed_in FROM helpdesk.ticket
         WHERE changed_in < ${horizon} AND (changed_in, id) > ($1::xid8, $2::bigint)
         ORDER BY changed_in, id LIMIT ${rowsPerPage}) AS ticket
       WINDOW page AS (ORDER BY changed_in, id)
     ) AS page WHERE number = 1 OR bytes <= ${bytesPerPage} ORDER BY number`,
    cursors.tickets.split(':'),
  );
  // Behind all tickets: a call belongs to an incident only where its ticket is.
  const isBehindTickets = tickets.rows.length === 0;
  const records = isBehindTickets ? await pullRecords(client, cursors.records) : noRecords(cursors.records);
  // The last row of each index: any row would be looked for in the whole table.
  const heldBack = await client.query<{ is: boolean }>(
    `SELECT greatest(
       (SELECT changed_in FROM helpdesk.ticket ORDER BY changed_in DESC LIMIT 1),
       (SELECT changed_in FROM helpdesk.record ORDER BY changed_in DESC LIMIT 1)
     ) >= ${horizon} AS is`,
  );
  const notices = await readNotices(client);
  const { rows, invalid } = await addRelated(client, tickets.rows);
  await client.query('COMMIT');
  return {
    groups: groupSteps([...rows.flatMap(({ steps }) => steps), ...records.steps]),
    erased: erased.rows.map(({ call_hash: hash, ago_ms: agoMs }) => ({ hash, agoMs })),
    notices,
    cursors: {
      tickets: cursorOf(tickets.rows.at(-1)) ?? cursors.tickets,
      records: records.cursor,
      erasures: cursorOf(erased.rows.at(-1)) ?? cursors.erasures,
    },
    // A page may also be cut off by its bytes.
    hasMore: tickets.rows.length > 0 || records.cursor !== cursors.records || erased.rows.length > 0,
    isHeldBack: heldBack.rows[0]?.is ?? false,
    invalid: invalid + records.invalid,
  };
}

const noRecords = (cursor: string) => ({ steps: [], cursor, invalid: 0 });

function cursorOf(row: { readonly changed_in: string; readonly id: string } | undefined): string | null {
  return row === undefined ? null : `${row.changed_in}:${row.id}`;
}

type ReadRow = TicketRow & {
  readonly steps: readonly SyncedStep[];
  /** The tickets that it replaces or follows. */
  readonly links: readonly TicketIdentity[];
};

/**
 * Adds the other rows of the same calls and of the calls that they follow, and puts what is replaced or followed first:
 * a ticket that changed later stands later on the server, and the history links to what it has.
 */
async function addRelated(
  client: Client,
  page: readonly PageRow[],
): Promise<{ readonly rows: readonly ReadRow[]; readonly invalid: number }> {
  const rows: ReadRow[] = [];
  let invalid = 0;
  const known = new Set<string>();
  let wanted = new Set(page.map(({ call }) => call));
  for (let depth = 0; wanted.size > 0 && depth < maxChain; depth += 1) {
    for (const call of wanted) known.add(call);
    const { rows: found } = await client.query<TicketRow>(
      // Each half has an index of its own.
      `SELECT ${columns} FROM ${from} WHERE is_maker AND call = ANY ($1)
       UNION ALL SELECT ${columns} FROM ${from} WHERE NOT is_maker AND call = ANY ($1)`,
      [[...wanted]],
    );
    wanted = new Set();
    for (const row of found) {
      const read = readRow(row);
      if (read === null) invalid += 1;
      else rows.push(read);
      for (const { call } of read?.links ?? []) if (!known.has(call)) wanted.add(call);
    }
  }
  return { rows: sortByLinks(rows), invalid };
}

/** Puts each ticket behind those that it names, and the row of the PC that made it before those of others. */
function sortByLinks(rows: readonly ReadRow[]): ReadRow[] {
  const byName = new Map<string, ReadRow[]>();
  for (const row of rows) byName.set(nameOf(row), [...(byName.get(nameOf(row)) ?? []), row]);
  const sorted = new Set<ReadRow>();
  const visiting = new Set<string>();
  function add(name: string): void {
    const named = byName.get(name);
    if (named === undefined || visiting.has(name)) return;
    visiting.add(name);
    for (const link of named.flatMap(({ links }) => links)) add(nameOf(link));
    for (const row of named.toSorted((a, b) => Number(b.is_maker) - Number(a.is_maker))) sorted.add(row);
  }
  for (const name of byName.keys()) add(name);
  return [...sorted];
}

function nameOf({ call, reference }: TicketIdentity): string {
  return `${call} ${reference}`;
}

/** @returns null if the app could not have written the row */
function readRow(row: TicketRow): ReadRow | null {
  const { call, reference, archived, pc_name: pcName } = row;
  if (archived === null && !row.is_maker) return null;
  if (archived === null) return { ...row, steps: [{ undone: { call, reference } }], links: [] };
  try {
    const parts = splitTicketLine(archived);
    const ticket = parts?.[0]?.ticket;
    if (parts === null || ticket?.call.id !== call || ticket.reference !== reference) return null;
    const steps = parts.map((part) => ({ part, pcName }));
    return { ...row, steps, links: [ticket.replaces, ticket.follows].filter((link) => link !== null) };
  } catch (thrown) {
    if (thrown instanceof ArchiveRefused) return null;
    throw thrown;
  }
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
