import { createHash } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { open, type Entry, type ZipFile } from 'yauzl';
import type { Mode } from '../../shared/app-state';
import { writeAll, writeFinishedFile } from '../files/finished-file';
import { expectRows, goOn, type Gauge } from '../jobs/gauge';
import { createTicketRequestSchema } from '../../shared/ticket';
import { hashOf } from '../tickets/content-hash';
import {
  anyManifestSchema,
  archivedTicketSchema,
  archiveVersion,
  entryNames,
  manifestSchema,
} from './archive-format';
import type { ArchivedTicket, Manifest } from './archive-format';
import type { ArchiveTrouble } from '../../shared/app-error';

export type Staged = { readonly staged: { readonly rows: number } | { readonly refused: ArchiveTrouble } };

/** Why an archive is not taken, in words that the agent is told. */
class Refused extends Error {
  readonly trouble: ArchiveTrouble;

  constructor(trouble: ArchiveTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** Far more than a ticket with its raw answers can be. */
const longestLine = 64_000_000;
const longestManifest = 100_000;
/** Three are its own; what a system packs beside them is passed over. */
const mostEntries = 100;
/** What is copied, what it becomes in the database with its index, and room for the calls that are written down meanwhile. */
const roomFor = (bytes: number): number => bytes * 4 + 200_000_000;

/**
 * Reads an archive to its end, compares every checksum and every line with what they must be, and writes the lines to a
 * file of the app's own: what is taken in afterwards was whole. Nothing is kept of one that is refused.
 */
export async function stageArchive(
  file: string,
  staged: string,
  mode: Mode,
  gauge: Gauge,
  freeBytes = freeBytesBeside,
): Promise<Staged> {
  try {
    const zip = await opened(file);
    try {
      const entries = await entriesOf(zip);
      const manifest = await readManifest(zip, entries, mode);
      if (roomFor(manifest.tickets.bytes) > freeBytes(staged)) throw new Refused('no room');
      expectRows(gauge, manifest.tickets.rows);
      await writeFinishedFile(staged, async (handle) => {
        await copyChecked(await bytesOf(zip, entries, entryNames.tickets), manifest, (text, rows) => {
          writeAll(handle, text);
          goOn(gauge, rows);
        });
      });
      return { staged: { rows: manifest.tickets.rows } };
    } finally {
      zip.close();
    }
  } catch (thrown) {
    if (thrown instanceof Refused) return { staged: { refused: thrown.trouble } };
    throw thrown;
  }
}

function opened(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(file, { lazyEntries: true, autoClose: false }, (error: Error | null, zip?: ZipFile) => {
      if (zip !== undefined) resolve(zip);
      else reject(error !== null && 'syscall' in error ? error : new Refused('not an archive'));
    });
  });
}

function freeBytesBeside(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    if (zip.entryCount > mostEntries) return reject(new Refused('not an archive'));
    zip.on('error', () => reject(new Refused('not whole')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      // Of two by one name, one reader takes this one and another that one.
      if (entries.has(entry.fileName)) return reject(new Refused('not whole'));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function readManifest(zip: ZipFile, entries: Map<string, Entry>, mode: Mode): Promise<Manifest> {
  if (!entries.has(entryNames.manifest)) throw new Refused('not an archive');
  const text = await textOf(await bytesOf(zip, entries, entryNames.manifest));
  const checksum = await textOf(await bytesOf(zip, entries, entryNames.checksum));
  if (!checksum.startsWith(createHash('sha256').update(text).digest('hex'))) throw new Refused('not whole');
  const said = parsed(text);
  const any = anyManifestSchema.safeParse(said);
  if (!any.success) throw new Refused('not an archive');
  if (any.data.version > archiveVersion) throw new Refused('newer');
  const manifest = manifestSchema.safeParse(said);
  if (!manifest.success) throw new Refused('not whole');
  if (manifest.data.mode !== mode) throw new Refused('other mode');
  return manifest.data;
}

function bytesOf(zip: ZipFile, entries: Map<string, Entry>, name: string): Promise<Readable> {
  const entry = entries.get(name);
  if (entry === undefined) throw new Refused('not whole');
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error === null) resolve(stream);
      else reject(new Refused('not whole'));
    });
  });
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of unbroken(stream)) {
    length += chunk.length;
    if (length > longestManifest) throw new Refused('not whole');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function copyChecked(
  stream: Readable,
  { tickets }: Manifest,
  take: (lines: string, rows: number) => void,
): Promise<void> {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of unbroken(stream)) {
    hash.update(chunk);
    bytes += chunk.length;
    if (bytes > tickets.bytes) throw new Refused('not whole');
    const end = chunk.lastIndexOf(0x0a) + 1;
    if (end === 0) {
      rest.push(chunk);
      restBytes += chunk.length;
      if (restBytes > longestLine) throw new Refused('not whole');
      continue;
    }
    const text = Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8');
    rest = [chunk.subarray(end)];
    restBytes = chunk.length - end;
    for (const line of text.split('\n').slice(0, -1)) {
      checkLine(line);
      rows += 1;
    }
    take(text, rows);
  }
  if (restBytes > 0 || rows !== tickets.rows || hash.digest('hex') !== tickets.sha256)
    throw new Refused('not whole');
}

function checkLine(line: string): void {
  const ticket = archivedTicketSchema.safeParse(parsed(line));
  if (!ticket.success || hashOf(ticket.data.body) !== ticket.data.bodySha256) throw new Refused('not whole');
  if (!isAsTheAppMakesIt(ticket.data)) throw new Refused('not whole');
}

/** Whoever packs an archive by hand can give every checksum: what could not be shown or kept here is not taken in. */
function isAsTheAppMakesIt(ticket: ArchivedTicket): boolean {
  const numbers = ticket.attempts.map(({ number }) => number);
  return (
    (ticket.state === 'created') === (ticket.caseNumber !== null) &&
    createTicketRequestSchema.safeParse(parsed(ticket.body)).success &&
    new Set(numbers).size === numbers.length &&
    ticket.attempts.every(({ outcome, endedAtMs }) => (outcome === null) === (endedAtMs === null)) &&
    (ticket.reminders ?? []).every(({ howEnded, endedAtMs }) => (howEnded === null) === (endedAtMs === null))
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused('not whole');
  }
}

/** Whatever breaks the reading of a packed file says that it is not whole. */
async function* unbroken(stream: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (thrown) {
    if (thrown instanceof Error && 'syscall' in thrown) throw thrown;
    throw new Refused('not whole');
  }
}
