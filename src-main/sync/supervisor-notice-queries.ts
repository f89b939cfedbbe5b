import type { Client } from 'pg';
import { z } from 'zod';
import {
  supervisorNoticeSchema,
  maxSupervisorNotices,
  type SupervisorNotice,
} from '../../shared/sync/supervisor-notice';

/** A notice as the server has it. `leftMs`: how long it is still to be shown, by the clock of the server. */
export type ServerNotice = Pick<SupervisorNotice, 'id' | 'text'> & { readonly leftMs: number };

const readNoticeSchema = supervisorNoticeSchema
  .omit({ untilMs: true })
  .extend({ leftMs: z.number().positive() });

/** Reads the current notices, newest first. Leaves out rows that the app could not have written. */
export async function readNotices(client: Client): Promise<ServerNotice[]> {
  const { rows } = await client.query(
    `SELECT id, text, (extract(epoch FROM ends_at - now()) * 1000)::float8 AS "leftMs" FROM helpdesk.notice
     WHERE ends_at > now() ORDER BY created_at DESC, id LIMIT ${maxSupervisorNotices}`,
  );
  return rows.flatMap((row: unknown) => {
    const read = readNoticeSchema.safeParse(row);
    return read.success ? [read.data] : [];
  });
}

/** Shows a notice on all PCs for some hours. The server accepts it from a supervisor only. */
export async function postNotice(client: Client, text: string, hours: number): Promise<void> {
  await client.query(
    `INSERT INTO helpdesk.notice (text, ends_at) VALUES ($1, now() + make_interval(hours => $2))`,
    [text, hours],
  );
}

/** Ends a notice of any supervisor. */
export async function endNotice(client: Client, id: string): Promise<void> {
  await client.query('UPDATE helpdesk.notice SET ends_at = now() WHERE id = $1 AND ends_at > now()', [id]);
}
