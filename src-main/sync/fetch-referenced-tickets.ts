import type { Client } from 'pg';
import type { SyncedStep } from '../archive/import-step';
import { archiveLimits } from '../archive/archive-format';
import { ArchiveRejectedError } from '../archive/archive-rejected-error';
import { splitTicketLine } from '../archive/check-archive-line';
import type { TicketIdentity } from '../rows/tickets/ticket-identity';

type TicketRow = TicketIdentity & {
  readonly is_maker: boolean;
  /** Null after the ending of a call was undone. */
  readonly archived: string | null;
  readonly bytes: number;
  readonly pc_name: string;
  readonly is_in_own_call: boolean;
};

/** A row that changed behind the cursor. */
export type PageRow = TicketRow & { readonly id: string; readonly changed_in: string };

type ReadRow = TicketRow & {
  readonly steps: readonly SyncedStep[];
  /** The tickets that it replaces or follows. */
  readonly links: readonly TicketIdentity[];
};

type NamedTicket = TicketIdentity & { readonly isOfMaker: boolean };

/**
 * SQL that tells whether a row is of the role that made the call. Another one may add notes and reminders to its tickets,
 * and makes no ticket in it: none that corrects one, and none that takes the place of an ending.
 */
export function isInOwnCall(row: 'ticket' | 'page'): string {
  return `NOT EXISTS (SELECT 1 FROM helpdesk.ticket AS earlier WHERE earlier.call = ${row}.call AND earlier.is_maker
    AND earlier.id < ${row}.id AND earlier.owner <> ${row}.owner) AS is_in_own_call`;
}

/** How far a chain of follow-ups is read back. The rest comes with its own rows. */
const maxChain = 20;
/** What a page may have in all: the largest ticket, and the largest one that it replaces or follows. */
const bytesWithRelated = 2 * archiveLimits.lineBytes;

/**
 * Adds to a page the tickets that its rows name: of each, the row of the PC that made it, and first those that are
 * replaced or followed, since the history links to what it has. The page ends before the first row whose tickets would
 * make it too large.
 * @returns the rows of the page that are covered, and all rows to be imported, in order
 */
export async function fetchReferencedTickets(
  client: Client,
  page: readonly PageRow[],
): Promise<{
  readonly page: readonly PageRow[];
  readonly rows: readonly ReadRow[];
  readonly invalid: number;
}> {
  const read = page.map(readRow).filter((row) => row !== null);
  let invalid = page.length - read.length;
  let left = bytesWithRelated - sumBytes(page);
  const asked = new Set(page.filter(({ is_maker }) => is_maker).map(nameOf));
  const missing = new Set<string>();
  let next: readonly ReadRow[] = read;
  for (let depth = 0; depth < maxChain; depth += 1) {
    const wanted = next.flatMap(listWanted).filter((ticket) => {
      const isNew = !asked.has(nameOf(ticket));
      asked.add(nameOf(ticket));
      return isNew;
    });
    if (wanted.length === 0) break;
    const found = await findTickets(client, wanted, left);
    const fitting = found.filter(({ isFitting }) => isFitting);
    for (const row of found) if (!row.isFitting) missing.add(nameOf(row));
    left -= sumBytes(fitting);
    next = fitting.map(readRow).filter((row) => row !== null);
    invalid += fitting.length - next.length;
    read.push(...next);
  }
  const byName = new Map<string, ReadRow[]>();
  for (const row of read) byName.set(nameOf(row), [...(byName.get(nameOf(row)) ?? []), row]);
  const end = missing.size === 0 ? -1 : page.findIndex((row) => leadsToMissing(row, byName, missing));
  // What the first row names may fit without what the others name. It is never left for later.
  if (end === 0 && page.length > 1) return fetchReferencedTickets(client, page.slice(0, 1));
  const covered = end > 0 ? page.slice(0, end) : page;
  return { page: covered, rows: sortByLinks(covered, byName), invalid };
}

function sumBytes(rows: readonly TicketRow[]): number {
  return rows.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What another PC added to a ticket needs the ticket. */
function listWanted({ call, reference, is_maker: isMaker, links }: ReadRow): NamedTicket[] {
  const own = isMaker ? [] : [{ call, reference, isOfMaker: true }];
  return [...own, ...links.map((link) => ({ ...link, isOfMaker: false }))];
}

/**
 * Reads tickets: the row of the PC that made it, or else one of another PC. From the first one on that does not fit into
 * so many bytes, only which there are.
 */
async function findTickets(
  client: Client,
  wanted: readonly NamedTicket[],
  bytes: number,
): Promise<(TicketRow & { readonly isFitting: boolean })[]> {
  const { rows } = await client.query<TicketRow & { isFitting: boolean }>(
    // Each half has an index of its own.
    `SELECT call, reference, is_maker, bytes, pc_name, is_in_own_call, all_bytes <= $4 AS "isFitting",
       CASE WHEN all_bytes <= $4 THEN archived END AS archived
     FROM (
       SELECT wanted.call, wanted.reference, number, is_maker, archived, bytes, pc_name, is_in_own_call,
         sum(bytes) OVER (ORDER BY number) AS all_bytes
       FROM unnest($1::text[], $2::text[], $3::boolean[])
         WITH ORDINALITY AS wanted (call, reference, is_of_maker, number)
       CROSS JOIN LATERAL (
         SELECT * FROM (
           (SELECT desk, is_maker, archived, coalesce(octet_length(archived), 0) AS bytes, ${isInOwnCall('ticket')}
            FROM helpdesk.ticket WHERE is_maker AND call = wanted.call AND reference = wanted.reference LIMIT 1)
           UNION ALL
           (SELECT desk, is_maker, archived, octet_length(archived) AS bytes, ${isInOwnCall('ticket')}
            FROM helpdesk.ticket WHERE NOT is_maker AND NOT wanted.is_of_maker AND call = wanted.call AND reference = wanted.reference
            LIMIT 1)
         ) AS either ORDER BY is_maker DESC LIMIT 1
       ) AS ticket
       JOIN helpdesk.desk ON desk.id = ticket.desk
     ) AS found ORDER BY number`,
    [
      wanted.map(({ call }) => call),
      wanted.map(({ reference }) => reference),
      wanted.map(({ isOfMaker }) => isOfMaker),
      bytes,
    ],
  );
  return rows;
}

/** True if a ticket that did not fit is what the row names, or what that names in turn. */
function leadsToMissing(
  row: TicketIdentity,
  byName: ReadonlyMap<string, readonly ReadRow[]>,
  missing: ReadonlySet<string>,
): boolean {
  const seen = new Set<string>();
  const left = [nameOf(row)];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (missing.has(name)) return true;
    for (const { links } of byName.get(name) ?? []) left.push(...links.map(nameOf));
  }
  return false;
}

/**
 * Puts each ticket of the page behind those that it names, and the row of the PC that made it before those of others.
 */
function sortByLinks(
  page: readonly PageRow[],
  byName: ReadonlyMap<string, readonly ReadRow[]>,
): readonly ReadRow[] {
  const sorted = new Set<ReadRow>();
  const visiting = new Set<string>();
  function add(name: string): void {
    const named = byName.get(name);
    if (named === undefined || visiting.has(name)) return;
    visiting.add(name);
    for (const link of named.flatMap(({ links }) => links)) add(nameOf(link));
    for (const row of named.toSorted((a, b) => Number(b.is_maker) - Number(a.is_maker))) sorted.add(row);
  }
  for (const row of page) add(nameOf(row));
  return [...sorted];
}

function nameOf({ call, reference }: TicketIdentity): string {
  return `${call} ${reference}`;
}

/** @returns null if the app could not have written the row */
function readRow(row: TicketRow): ReadRow | null {
  const { call, reference, archived, is_maker: isByMaker, pc_name: pcName } = row;
  if (archived === null && !isByMaker) return null;
  if (archived === null) return { ...row, steps: [{ undone: { call, reference } }], links: [] };
  try {
    const parts = splitTicketLine(archived);
    const ticket = parts?.[0]?.ticket;
    if (parts === null || ticket?.call.id !== call || ticket.reference !== reference) return null;
    const steps = parts.map((part) => ({ part, pcName, isByMaker, isInOwnCall: row.is_in_own_call }));
    return { ...row, steps, links: [ticket.replaces, ticket.follows].filter((link) => link !== null) };
  } catch (thrown) {
    if (thrown instanceof ArchiveRejectedError) return null;
    throw thrown;
  }
}
