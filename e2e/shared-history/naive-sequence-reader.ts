import { setTimeout as pass } from 'node:timers/promises';
import { Client } from 'pg';
import type { Postgres } from './start-postgres';

/**
 * A control: a reader that asks for the rows behind the highest number it has seen. To be missed, a row must be committed
 * behind one with a higher number: `commitOutOfOrder` does this once, in case the PCs do not.
 */
export async function startNaiveSequenceReader(postgres: Postgres): Promise<{
  readonly commitOutOfOrder: () => Promise<void>;
  readonly countMissed: () => Promise<number>;
}> {
  await postgres.run(`
    CREATE TABLE public.numbered (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
    CREATE FUNCTION public.number_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      'BEGIN INSERT INTO public.numbered DEFAULT VALUES; RETURN NULL; END';
    CREATE TRIGGER number_change AFTER INSERT OR UPDATE ON helpdesk.ticket
    FOR EACH ROW EXECUTE FUNCTION public.number_change()`);
  let [last, seen] = [0, 0];
  const run = { isOver: false };
  const reading = (async () => {
    let client: Client | null = null;
    while (!run.isOver) {
      try {
        client ??= await connect(postgres);
        const { rows } = await client.query<{ id: number }>(
          'SELECT id::int FROM public.numbered WHERE id > $1 ORDER BY id',
          [last],
        );
        seen += rows.length;
        last = rows.at(-1)?.id ?? last;
      } catch {
        // The server was killed.
        client = null;
      }
      await pass(1);
    }
    await client?.end();
  })();
  return {
    commitOutOfOrder: async () => {
      const early = await connect(postgres);
      await early.query('BEGIN');
      await early.query('INSERT INTO public.numbered DEFAULT VALUES');
      const [late] = await postgres.run('INSERT INTO public.numbered DEFAULT VALUES RETURNING id::int');
      while (last < Number(late?.['id'])) await pass(1);
      await early.query('COMMIT');
      await early.end();
    },
    countMissed: async () => {
      run.isOver = true;
      await reading;
      const [row] = await postgres.run('SELECT count(*)::int AS all FROM public.numbered WHERE id <= $1', [
        last,
      ]);
      return Number(row?.['all']) - seen;
    },
  };
}

async function connect({ folder, port }: Postgres): Promise<Client> {
  const client = new Client({ host: folder, port, user: 'helpdesk', database: 'helpdesk' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
