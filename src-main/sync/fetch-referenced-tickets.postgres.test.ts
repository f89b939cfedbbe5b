import type { Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { archiveLimits, type ArchivedTicket } from '../archive/archive-format';
import { forgedTicket } from '../archive/hostile-archives.fixture';
import { pullPage, type PulledPage } from './pull-page';
import { connectInTest, registerServerHooks, type Roles } from './shared-server.fixture';
import type { SyncCursors } from './sync-types';

/** Two of the largest rows, and what is around the rows of a page. */
const bytesOfPage = 2 * archiveLimits.lineBytes + 200_000;
const fromStart: SyncCursors = { tickets: '0:0', records: '0:0', erasures: '0:0' };
const note = (text: string) => ({ text, writtenAtMs: 1 });
const nameOf = ({ call, reference }: Pick<ArchivedTicket, 'call' | 'reference'>) => ({
  call: call.id,
  reference,
});

/** A ticket whose line is as long as a line may be, and has room for a note. */
function largestTicket(n: number, change: Partial<ArchivedTicket> = {}): ArchivedTicket {
  const { attempts } = forgedTicket(n);
  const answers = Array.from({ length: 16 }, () => archiveLimits.rawAnswerLength);
  const withAnswers = (lengths: readonly number[]) =>
    forgedTicket(n, {
      ...change,
      attempts: lengths.flatMap((length, at) =>
        attempts.map((attempt) => ({ ...attempt, number: at + 1, rawAnswer: 'x'.repeat(length) })),
      ),
    });
  const tooLong = Buffer.byteLength(JSON.stringify(withAnswers(answers))) + 100 - archiveLimits.lineBytes;
  return withAnswers([...answers.slice(1), archiveLimits.rawAnswerLength - tooLong]);
}

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')('a page of large rows', () => {
  const roles: Roles = { pcs: ['pc_a', 'pc_b'] };
  let postgres: Postgres;

  registerServerHooks(roles, (started) => {
    postgres = started;
  });

  async function beginDesk(client: Client): Promise<string> {
    const desk = randomUUID();
    await client.query(`SELECT * FROM helpdesk.begin_session($1, 'PC', 0, ARRAY[$1]::uuid[], $1, '0')`, [
      desk,
    ]);
    return desk;
  }

  /** @param archived SQL of the row's text; that of the ticket by default */
  async function write(
    client: Client,
    desk: string,
    ticket: ArchivedTicket,
    isMaker = true,
    archived = '$6',
  ) {
    const values = [desk, ticket.call.id, ticket.reference, isMaker, ticket.state];
    await client.query(
      `INSERT INTO helpdesk.ticket (desk, call, reference, is_maker, state, created_at_ms, archived)
       VALUES ($1, $2, $3, $4, $5, 1, ${archived})
       ON CONFLICT (call, reference) WHERE is_maker DO UPDATE SET archived = excluded.archived`,
      archived === '$6' ? [...values, JSON.stringify(ticket)] : values,
    );
  }
  const largestNonsense = `repeat('x', ${archiveLimits.lineBytes})`;

  /** Reads page by page, to the end. */
  async function readPages(client: Client, from = fromStart) {
    const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
    const pages: PulledPage[] = [];
    let [cursors, largest, hasMore] = [from, 0, true];
    while (hasMore) {
      const before = stream.bytesRead;
      const page = await pullPage(client, cursors);
      largest = Math.max(largest, stream.bytesRead - before);
      pages.push(page);
      ({ cursors } = page);
      hasMore = page.hasMore || page.isHeldBack;
    }
    const tickets = pages
      .flatMap(({ groups }) => groups.flat())
      .flatMap((step) => ('part' in step && step.part.part === 1 ? [step.part.ticket] : []));
    return { pages, cursors, largest, tickets, references: tickets.map(({ reference }) => reference) };
  }

  it('has few of them, however many rows are beside one ticket', async () => {
    const [honest, thief, reader] = [
      await connectInTest(postgres, 'pc_a'),
      await connectInTest(postgres, 'pc_b'),
      await connectInTest(postgres, 'pc_a'),
    ];
    await write(honest, await beginDesk(honest), forgedTicket(1));
    for (let count = 0; count < 6; count += 1)
      await write(thief, await beginDesk(thief), forgedTicket(1), false, largestNonsense);
    const { largest, references, pages } = await readPages(reader);
    expect(new Set(references)).toEqual(new Set(['SH-F1']));
    expect(pages.reduce((sum, { invalid }) => sum + invalid, 0)).toBe(6);
    expect(largest).toBeLessThan(bytesOfPage);
  }, 60_000);

  it('has the largest ticket that was corrected and its largest correction, whichever changed last', async () => {
    const [honest, reader] = [await connectInTest(postgres, 'pc_a'), await connectInTest(postgres, 'pc_b')];
    const desk = await beginDesk(honest);
    const first = largestTicket(1);
    const correction = largestTicket(2, { call: first.call, replaces: nameOf(first) });
    expect(Buffer.byteLength(JSON.stringify(correction))).toBeGreaterThan(archiveLimits.lineBytes - 200);
    for (const ticket of [first, correction, { ...first, notes: [note('later')] }])
      await write(honest, desk, ticket);
    const { largest, references } = await readPages(reader);
    // Then the corrected one in its own place.
    expect(references).toEqual(['SH-F1', 'SH-F2', 'SH-F1']);
    expect(largest).toBeLessThan(bytesOfPage);
  }, 60_000);

  it('ends before a ticket that leads to too many bytes, and links everything of others', async () => {
    const [honest, thief, reader] = [
      await connectInTest(postgres, 'pc_a'),
      await connectInTest(postgres, 'pc_b'),
      await connectInTest(postgres, 'pc_a'),
    ];
    const [desk, other] = [await beginDesk(honest), await beginDesk(thief)];
    const far = [11, 12, 13].map((n) => forgedTicket(n));
    for (const ticket of far) await write(thief, other, ticket, true, largestNonsense);
    const [early, late] = [forgedTicket(1), forgedTicket(2)];
    for (const ticket of [early, late]) await write(honest, desk, ticket);
    const { cursors } = await readPages(reader);

    await write(honest, desk, forgedTicket(3, { follows: nameOf(early) }));
    for (const [at, ticket] of far.entries())
      await write(thief, other, forgedTicket(21 + at, { follows: nameOf(ticket) }));
    await write(honest, desk, forgedTicket(4, { follows: nameOf(late) }));
    for (const ticket of [early, late]) await write(honest, desk, { ...ticket, notes: [note('later')] });

    const { largest, pages, references } = await readPages(reader, cursors);
    expect(largest).toBeLessThan(bytesOfPage);
    expect(pages.length).toBeGreaterThan(3);
    // A PC that has nothing yet needs each before what follows it.
    expect(references.slice(0, 2)).toEqual(['SH-F1', 'SH-F3']);
    expect(references.indexOf('SH-F2')).toBe(references.indexOf('SH-F4') - 1);
    expect(new Set(references)).toEqual(
      new Set(['SH-F1', 'SH-F3', 'SH-F21', 'SH-F22', 'SH-F23', 'SH-F2', 'SH-F4']),
    );
  }, 60_000);

  it('has few notes of the largest size', async () => {
    const [thief, reader] = [await connectInTest(postgres, 'pc_b'), await connectInTest(postgres, 'pc_a')];
    const desk = await beginDesk(thief);
    const add = (count: number, archived: string) =>
      thief.query(
        `INSERT INTO helpdesk.record (desk, kind, name, uids, changed_at_ms, archived)
         SELECT $1, 'incident', 'u' || n, ARRAY['u' || n], 1, ${archived} FROM generate_series(1, $2::int) AS n`,
        [desk, count],
      );
    await expect(add(1, `repeat('打', 34000)`)).rejects.toThrow('check constraint');
    await add(90, `repeat('x', 100000)`);
    const { largest, pages } = await readPages(reader);
    expect(pages.reduce((sum, { invalid }) => sum + invalid, 0)).toBe(90);
    expect(largest).toBeLessThan(4_200_000);
  }, 60_000);
});
