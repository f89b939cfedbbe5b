import type { Postgres } from './start-postgres';

/** Returns how many bytes the server needs: of tickets with their indexes, and of each index. */
export async function measureTicketTableAndIndexSize(postgres: Postgres): Promise<Record<string, number>> {
  const rows = await postgres.run(
    `SELECT indexrelid::regclass::text AS name, pg_relation_size(indexrelid)::float8 AS bytes FROM pg_index
     WHERE indrelid = 'helpdesk.ticket'::regclass
     UNION ALL SELECT 'table and toast', pg_table_size('helpdesk.ticket')::float8
     UNION ALL SELECT 'all', pg_total_relation_size('helpdesk.ticket')::float8`,
  );
  return Object.fromEntries(rows.map(({ name, bytes }) => [String(name), Number(bytes)]));
}
