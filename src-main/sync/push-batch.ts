import type { Client } from 'pg';
import { pushNotesAndIncidents, unlinkCalls } from './push-notes-and-incidents';
import { isRowRejected } from './postgres-error';
import type { PushBatch, PushedTicket, Sender } from './sync-types';

const nameOf = ({ call, reference }: { call: string; reference: string }): string => `${call} ${reference}`;

/**
 * Writes a batch in one transaction. Writing a batch again changes nothing.
 * @returns how many tickets and records the server rejects
 */
export async function pushBatch(client: Client, sender: Sender, batch: PushBatch): Promise<number> {
  try {
    await inTransaction(client, () => write(client, sender, batch));
    return 0;
  } catch (thrown) {
    if (!isRowRejected(thrown) || batch.tickets.length + batch.records.length === 0) throw thrown;
  }
  // One by one, so that what the server does not take holds up nothing else.
  await inTransaction(client, () => write(client, sender, { ...batch, tickets: [], records: [] }));
  let rejected = 0;
  const nothing: PushBatch = { tickets: [], records: [], removals: [], erasures: [] };
  const single: readonly PushBatch[] = [
    ...batch.tickets.map((ticket) => ({ ...nothing, tickets: [ticket] })),
    ...batch.records.map((record) => ({ ...nothing, records: [record] })),
  ];
  for (const each of single) {
    try {
      await inTransaction(client, () => write(client, sender, each));
    } catch (thrown) {
      if (!isRowRejected(thrown)) throw thrown;
      rejected += 1;
    }
  }
  return rejected;
}

async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
  // Whatever the role's own default is: an older snapshot would not see what was erased since.
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
  try {
    await work();
    await client.query('COMMIT');
  } catch (thrown) {
    // After any other error the connection is given up: one that is gone would not answer a second time either.
    if (isRowRejected(thrown)) await client.query('ROLLBACK');
    throw thrown;
  }
}

async function write(
  client: Client,
  { pcId, nowMs }: Sender,
  { tickets, records, removals, erasures }: PushBatch,
): Promise<void> {
  const undone = removals.filter(({ why }) => why === 'undone');
  if (undone.length > 0) {
    await client.query(
      `UPDATE helpdesk.ticket SET archived = NULL, state = 'undone', desk = $1
       FROM unnest($2::text[], $3::text[]) AS gone (call, reference)
       WHERE ticket.call = gone.call AND ticket.reference = gone.reference AND is_maker AND owner = session_user`,
      [pcId, undone.map(({ call }) => call), undone.map(({ reference }) => reference)],
    );
    await unlinkCalls(
      client,
      undone.map(({ call }) => call),
    );
  }
  // The later state of a ticket that is in the batch twice.
  const latest = [...new Map(tickets.map((ticket) => [nameOf(ticket), ticket])).values()];
  const foreign = await findMadeByOthers(client, latest);
  const isMaker = (ticket: PushedTicket): boolean => ticket.isMadeHere && !foreign.has(nameOf(ticket));
  await upsert(client, pcId, latest.filter(isMaker), true);
  await upsert(
    client,
    pcId,
    latest.filter((ticket) => !isMaker(ticket)),
    false,
  );
  await pushNotesAndIncidents(client, pcId, records, nowMs);
  const expired = removals.filter(({ why }) => why === 'retention').map(({ call }) => call);
  if (expired.length > 0) await client.query('SELECT helpdesk.remove_expired($1)', [expired]);
  if (erasures.length > 0) await client.query('SELECT helpdesk.erase($1)', [erasures]);
}

/** A PC whose user of the server was replaced finds its earlier tickets there under the user of before. */
async function findMadeByOthers(client: Client, tickets: readonly PushedTicket[]): Promise<Set<string>> {
  const { rows } = await client.query<{ call: string; reference: string }>(
    `SELECT call, reference FROM helpdesk.ticket WHERE call = ANY ($1) AND is_maker AND owner <> session_user`,
    [tickets.map(({ call }) => call)],
  );
  return new Set(rows.map(nameOf));
}

/** PCs that imported the same archive know the same of its tickets: one of them writes it, unless the PC that made them has. */
const isThereSql = `EXISTS (SELECT 1 FROM helpdesk.ticket AS there WHERE there.call_hash = helpdesk.hash_call(pushed.call)
  AND there.call = pushed.call AND there.reference = pushed.reference AND there.archived = pushed.archived)`;

/** What this PC wrote before it may hold what was redacted since, also where another PC has redacted it in the same way. */
const isOwnRowThereSql = `EXISTS (SELECT 1 FROM helpdesk.ticket AS mine WHERE mine.call_hash = helpdesk.hash_call(pushed.call)
  AND mine.call = pushed.call AND mine.reference = pushed.reference AND mine.desk = $1::uuid AND NOT mine.is_maker)`;

/** A time in the line of an archive, which has each of these names once; 0 for none. PCs may not read `created_at_ms`. */
const timeInLineSql = (name: 'correctedAtMs' | 'createdAtMs', archived: string): string =>
  `coalesce(substring(${archived} FROM '"${name}":([0-9]+)')::bigint, 0)`;

/**
 * An older copy of a data folder that was put back sends everything once more. It takes no later correction of an ending back,
 * and brings no ending back that was undone before the call ended in another way, or was sent.
 */
const isNotFromThePastSql = `excluded.state <> 'recorded' OR CASE WHEN ticket.archived IS NULL
  THEN NOT EXISTS (SELECT 1 FROM helpdesk.ticket AS later WHERE later.call_hash = helpdesk.hash_call(excluded.call)
    AND later.call = excluded.call AND later.is_maker
    AND ${timeInLineSql('createdAtMs', 'later.archived')} > ${timeInLineSql('createdAtMs', 'excluded.archived')})
  ELSE ticket.state <> 'recorded'
    OR ${timeInLineSql('correctedAtMs', 'ticket.archived')} <= ${timeInLineSql('correctedAtMs', 'excluded.archived')} END`;

async function upsert(
  client: Client,
  desk: string,
  tickets: readonly PushedTicket[],
  isMaker: boolean,
): Promise<void> {
  if (tickets.length === 0) return;
  await client.query(
    `INSERT INTO helpdesk.ticket (desk, is_maker, call, reference, state, created_at_ms, archived)
     SELECT $1::uuid, ${isMaker}, call, reference, state, created_at_ms, archived
     FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[])
       AS pushed (call, reference, state, created_at_ms, archived)
     ${isMaker ? '' : `WHERE NOT ${isThereSql} OR ${isOwnRowThereSql}`}
     ON CONFLICT ${isMaker ? '(call, reference) WHERE is_maker' : '(call, reference, desk) WHERE NOT is_maker'}
     DO UPDATE SET desk = excluded.desk, state = excluded.state, archived = excluded.archived${isMaker ? ` WHERE ${isNotFromThePastSql}` : ''}`,
    [
      desk,
      tickets.map(({ call }) => call),
      tickets.map(({ reference }) => reference),
      tickets.map(({ state }) => state),
      tickets.map(({ createdAtMs }) => createdAtMs),
      tickets.map(({ archived }) => archived),
    ],
  );
}
