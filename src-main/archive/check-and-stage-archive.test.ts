import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { createJobControl, readProgress } from '../jobs/job-control';
import { hashContent } from '../rows/tickets/content-hash';
import type { ArchivedTicket } from './archive-format';
import { stageArchive } from './check-and-stage-archive';
import { writeTamperedArchive } from './tampered-archive.fixture';
import { createBusyPc, expectValidChecksums, createPc } from './pc-with-history.fixture';
import { linesOf } from './read-archive.fixture';

const withBody = (ticket: ArchivedTicket, body: string): ArchivedTicket => ({
  ...ticket,
  body,
  bodySha256: hashContent(body),
});

describe('made by hand with right checksums, an archive is refused whole', () => {
  async function forgedOf(change: (ticket: ArchivedTicket) => object) {
    const from = createBusyPc();
    const lines = await linesOf(await from.archive());
    const to = createPc();
    const result = await to.take(await writeTamperedArchive(from.file, lines.map(change)));
    expect(to.rows().flat()).toEqual([]);
    return result;
  }
  const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

  test.each<[string, (ticket: ArchivedTicket) => object]>([
    ['a ticket that is no JSON', (ticket) => withBody(ticket, '{')],
    ['a ticket without a name', (ticket) => withBody(ticket, '{"Ticket":{},"Appointment":{}}')],
    [
      'a name that is no text',
      (ticket) => withBody(ticket, ticket.body.replace(/"Name":"[^"]*"/, '"Name":{}')),
    ],
    ['a time that no calendar has', (ticket) => ({ ...ticket, createdAtMs: Number.MAX_SAFE_INTEGER })],
    [
      'fields nested without end',
      (ticket) => ({ ...ticket, call: { ...ticket.call, fields: { a: nested(1_100) } } }),
    ],
    ['one attempt twice', (ticket) => ({ ...ticket, attempts: [...ticket.attempts, ...ticket.attempts] })],
    [
      'an outcome of an attempt that did not end',
      (ticket) => ({
        ...ticket,
        attempts: ticket.attempts.map((attempt) => ({ ...attempt, endedAtMs: null })),
      }),
    ],
    [
      'an attempt left out',
      (ticket) => ({ ...ticket, attempts: ticket.attempts.filter(({ number }) => number !== 1) }),
    ],
    ['its attempts in another order', (ticket) => ({ ...ticket, attempts: ticket.attempts.toReversed() })],
    [
      'an attempt under way of a ticket that is not being sent',
      (ticket) => ({
        ...ticket,
        lastOutcome: null,
        attempts: ticket.attempts.map((attempt) => ({ ...attempt, outcome: null, endedAtMs: null })),
      }),
    ],
    [
      'a last outcome that no attempt had',
      (ticket) => ({
        ...ticket,
        lastOutcome: { kind: 'not-sent', reason: 'no-network', detail: 'of none' } as const,
      }),
    ],
    [
      'a last outcome that is the same in another order',
      (ticket) => ({
        ...ticket,
        lastOutcome: Object.fromEntries(Object.entries(ticket.lastOutcome ?? {}).toReversed()),
      }),
    ],
    [
      'a correction of a ticket of another call',
      (ticket) => ({
        ...ticket,
        replaces: { call: '99999999-0000-4000-8000-000000000001', reference: 'SH-X1' },
      }),
    ],
    ['a key of its own', (ticket) => ({ ...ticket, __proto__: undefined, own: 1 })],
    ['a call that is no UUID', (ticket) => ({ ...ticket, call: { ...ticket.call, id: '../../live' } })],
  ])('with %s', async (_what, change) => {
    expect(await forgedOf(change)).toBe('incomplete');
  });

  test('with a way out of its folder, one name twice, or names without end', async () => {
    const from = createBusyPc();
    const lines = await linesOf(await from.archive());
    const to = createPc();
    const renamed = readFileSync(from.file)
      .toString('latin1')
      .replaceAll('tickets.jsonl', '../ckets.jsonl'.slice(0, 13));
    writeFileSync(from.file, renamed, 'latin1');
    expect(await to.take(from.file)).toBe('incomplete');

    expect(await to.take(await writeTamperedArchive(from.file, lines, {}, [['tickets.jsonl', 'x']]))).toBe(
      'incomplete',
    );
    const many = Array.from({ length: 100 }, (_each, number) => [`${number}`, ''] as const);
    expect(await to.take(await writeTamperedArchive(from.file, lines, {}, many))).toBe('not-an-archive');
    expect(to.rows().flat()).toEqual([]);
  });

  test('that unpacks to more than it says is given up on at once, and one that says more than the disk has is not begun', async () => {
    const from = createBusyPc();
    const [line] = await linesOf(await from.archive());
    const bomb = Array.from({ length: 2_000 }, () => line ?? {});
    const staged = join(tempFolder(), 'staged.jsonl');
    const control = createJobControl();
    expect(
      await stageArchive(
        await writeTamperedArchive(from.file, bomb, { bytes: 10_000 }),
        staged,
        'live',
        control,
      ),
    ).toEqual({
      staged: { refused: 'incomplete' },
    });
    expect(readProgress(control).done).toBe(0);

    const huge = await writeTamperedArchive(from.file, bomb, { bytes: 10_000_000_000 });
    const result = await stageArchive(huge, staged, 'live', createJobControl(), () => 9_000_000_000);
    expect(result).toEqual({ staged: { refused: 'no-space' } });
    expect(existsSync(staged)).toBe(false);
  });

  test('whose packed sizes lie', async () => {
    const from = createBusyPc();
    const bytes = readFileSync(await from.archive());
    const inList = bytes.lastIndexOf('tickets.jsonl') - 46;
    expect(bytes.readUInt32LE(inList)).toBe(0x0201_4b50);
    bytes.writeUInt32LE(0xffff_fff0, inList + 24);
    writeFileSync(from.file, bytes);
    const to = createPc();
    expect(await to.take(from.file)).toBe('incomplete');
    expect(to.rows().flat()).toEqual([]);
  });
});

test('seven years of 2,000 PCs are within the limits, and only the disk may be too small for them', async () => {
  const from = createBusyPc();
  const lines = await linesOf(await from.archive());
  const claimOf = async (rows: number, bytes: number) => {
    const file = await writeTamperedArchive(from.file, lines, { rows, bytes });
    return stageArchive(file, join(tempFolder(), 'staged.jsonl'), 'live', createJobControl(), () => 1e12);
  };
  expect(await claimOf(210_000_000, 480_000_000_000)).toEqual({ staged: { refused: 'no-space' } });
  expect(await claimOf(1_000_000_001, 480_000_000_000)).toEqual({ staged: { refused: 'incomplete' } });
  expect(await claimOf(210_000_000, 2_000_000_000_001)).toEqual({ staged: { refused: 'incomplete' } });
});

test('what contradicts what is here is left out by itself, and the rest comes', async () => {
  const from = createBusyPc();
  const lines = await linesOf(await from.archive());
  const [first] = lines;
  if (first === undefined) throw new Error('no ticket');
  // A second ticket of a call that already has a created one.
  const second = { ...first, reference: 'SH-SECOND', replaces: null, follows: null };
  const to = createPc();
  const file = await writeTamperedArchive(from.file, [first, second, ...lines.slice(1)]);

  expect(await to.take(file)).toEqual({ added: lines.length, changed: 0, leftOut: 1 });
  expect(to.rows()[1]).toHaveLength(lines.length);
  expectValidChecksums(to.db);
});
