import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { hashContent } from '../rows/tickets/content-hash';
import { outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import type { ArchivedTicket } from './archive-format';
import { writeTamperedArchive, writeTamperedText } from './tampered-archive.fixture';

/** Writes a forged archive with valid checksums, at full size or at a fraction of it. */
export type HostileArchive = (file: string, size: number) => Promise<unknown>;

/** Creates the n-th ticket of another PC's archive, with the changes in `change`. */
export function forgedTicket(n: number, change: Partial<ArchivedTicket> = {}): ArchivedTicket {
  return { ...ticketOf(n), ...change };
}

const plainBody = sampleBody();
const plainSha256 = hashContent(plainBody);

function ticketOf(n: number): ArchivedTicket {
  return {
    call: {
      id: `f0f0f0f0-0000-4000-8000-${String(n).padStart(12, '0')}`,
      fields: {},
      tape: {},
      beganAtMs: 1,
      savedAtMs: 2,
      onScreenMs: 0,
    },
    reference: `SH-F${n}`,
    body: plainBody,
    bodySha256: plainSha256,
    createdAtMs: 1_000,
    state: 'rejected',
    lastOutcome: outcomes.rejected,
    caseNumber: null,
    caseNumberSource: null,
    caseNumberRecordedAtMs: null,
    ending: null,
    agent: null,
    storeHubTicketId: null,
    replaces: null,
    follows: null,
    attempts: [attemptOf(1)],
    notes: [],
    reminders: [],
  };
}

function attemptOf(number: number, rawAnswer: string | null = null): ArchivedTicket['attempts'][number] {
  return {
    number,
    startedAtMs: 1_000 + number,
    firstByteAtMs: null,
    endedAtMs: 1_000 + number,
    httpStatus: null,
    rawAnswer,
    outcome: outcomes.rejected,
  };
}

function* times<T>(count: number, make: (n: number) => T): Generator<T> {
  for (let n = 1; n <= count; n += 1) yield make(n);
}

const noteOf = (n: number) => ({ text: `note ${n}`, writtenAtMs: n });
const reminderOf = (n: number) => ({
  uid: `reminder ${n}`,
  why: 'agent' as const,
  text: 'again',
  setAtMs: 1,
  dueAtMs: 1,
  howEnded: null,
  endedAtMs: null,
  changedAtMs: n,
});

/** Creates tickets of one call, each of which corrects the one before. */
function correction(n: number): ArchivedTicket {
  const { call } = ticketOf(1);
  const replaces = n === 1 ? null : { call: call.id, reference: `SH-F${n - 1}` };
  return forgedTicket(n, { call, replaces });
}

function following(n: number, followed: number): ArchivedTicket {
  const { call, reference } = ticketOf(followed);
  return forgedTicket(n, { follows: { call: call.id, reference } });
}

/** Compresses to less than a thousandth of its size. */
const emptyText = ' '.repeat(1_000_000);

function* oneLineWith(megabytes: number): Generator<string> {
  const [before = '', after = ''] = JSON.stringify(forgedTicket(1, { storeHubTicketId: '@' })).split('@');
  yield before;
  for (let written = 0; written < megabytes; written += 1) yield emptyText;
  yield `${after}\n`;
}

function nested(depth: number): string {
  const [before = '', after = ''] = JSON.stringify(
    forgedTicket(1, { call: { ...ticketOf(1).call, fields: { deep: '@' } } }),
  ).split('"@"');
  return `${before}${'['.repeat(depth)}${']'.repeat(depth)}${after}\n`;
}

const at = (size: number, full: number): number => Math.max(1, Math.round(size * full));

/** Archives that an attacker could give to an agent. */
export const hostileArchives = {
  'a hundred thousand notes on one ticket': (file, size) =>
    writeTamperedArchive(file, [forgedTicket(1, { notes: [...times(at(size, 100_000), noteOf)] })]),
  'a thousand long notes on every ticket': (file, size) =>
    writeTamperedArchive(
      file,
      times(at(size, 200), (n) =>
        forgedTicket(n, {
          notes: [
            ...times(1_000, (note) => ({ text: `${note} ${'打印机 '.repeat(100)}`, writtenAtMs: note })),
          ],
        }),
      ),
    ),
  'a hundred thousand attempts on one ticket': (file, size) =>
    writeTamperedArchive(file, [
      forgedTicket(1, { attempts: [...times(at(size, 100_000), (n) => attemptOf(n))] }),
    ]),
  'as many attempts as there may be, on every ticket': (file, size) =>
    writeTamperedArchive(
      file,
      times(at(size, 50), (n) =>
        forgedTicket(n, { attempts: [...times(10_000, (number) => attemptOf(number))] }),
      ),
    ),
  'a hundred thousand reminders of one ticket': (file, size) =>
    writeTamperedArchive(file, [forgedTicket(1, { reminders: [...times(at(size, 100_000), reminderOf)] })]),
  'twenty thousand tickets with one reference': (file, size) =>
    writeTamperedArchive(
      file,
      times(at(size, 20_000), (n) => forgedTicket(n, { reference: 'SH-SAME' })),
    ),
  'twenty thousand corrections of one call': (file, size) =>
    writeTamperedArchive(file, times(at(size, 20_000), correction)),
  'corrections in a circle': (file) =>
    writeTamperedArchive(file, [
      { ...correction(1), replaces: { call: ticketOf(1).call.id, reference: 'SH-F2' } },
      correction(2),
    ]),
  'twenty thousand tickets that follow one another': (file, size) =>
    writeTamperedArchive(
      file,
      times(at(size, 20_000), (n) => (n === 1 ? forgedTicket(1) : following(n, n - 1))),
    ),
  'tickets that follow one another in a circle': (file) =>
    writeTamperedArchive(file, [following(1, 2), following(2, 3), following(3, 1), following(4, 4)]),
  'a text of two hundred megabytes': (file, size) => writeTamperedText(file, oneLineWith(at(size, 200))),
  'answers as long as there may be, on every ticket': (file, size) =>
    writeTamperedArchive(
      file,
      times(at(size, 30), (n) =>
        forgedTicket(n, {
          attempts: [...times(size < 1 ? 3 : 14, (number) => attemptOf(number, 'x'.repeat(1_048_576)))],
        }),
      ),
    ),
  'one line without an end': (file, size) =>
    writeTamperedText(
      file,
      times(at(size, 1_000), () => emptyText),
      { rows: 1 },
    ),
  'brackets a million deep': (file, size) => writeTamperedText(file, [nested(at(size, 1_000_000))]),
  'a body with a key twice': (file) => {
    const body = plainBody.replace('{"Ticket":', '{"Ticket":{},"Ticket":');
    return writeTamperedArchive(file, [forgedTicket(1, { body, bodySha256: hashContent(body) })]);
  },
  'a line with a key twice': (file) =>
    writeTamperedText(file, [
      `${JSON.stringify(forgedTicket(1)).replace('{', '{"reference":"SH-OTHER",')}\n`,
    ]),
  'a manifest that unpacks to a gigabyte': (file, size) => zipBomb(file, 'manifest.json', at(size, 1_000)),
  'tickets that unpack to ten times what is said': (file, size) =>
    writeTamperedText(
      file,
      times(at(size, 1_000), () => emptyText),
      { bytes: 1_000_000 },
    ),
  'sixty thousand entries': (file, size) =>
    writeTamperedArchive(file, [forgedTicket(1)], {}, [
      ...times(at(size, 60_000), (n) => [`${n}`, ''] as const),
    ]),
  'a million tickets of the smallest size': (file, size) =>
    writeTamperedArchive(
      file,
      times(at(size, 1_000_000), (n) => forgedTicket(n, { attempts: [], lastOutcome: null })),
    ),
} as const satisfies Readonly<Record<string, HostileArchive>>;

/** A legitimate archive with many tickets. */
export const ordinaryArchive: HostileArchive = (file, size) =>
  writeTamperedArchive(
    file,
    times(at(size, 20_000), (n) => {
      const body = sampleBody({ Ticket: { Name: `Caller ${n}`, Remark: `behind the counter ${n}` } });
      return forgedTicket(n, { body, bodySha256: hashContent(body), notes: n % 5 === 0 ? [noteOf(n)] : [] });
    }),
  );

async function zipBomb(file: string, name: string, megabytes: number): Promise<void> {
  const zip = new ZipFile();
  for (const entry of ['tickets.jsonl', 'manifest.json', 'manifest.json.sha256'])
    if (entry !== name) zip.addBuffer(Buffer.from('{}'), entry);
  zip.addBuffer(Buffer.alloc(megabytes * 1_000_000, ' '), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}
