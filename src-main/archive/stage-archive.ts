import { createHash } from 'node:crypto';
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Mode } from '../../shared/app-state';
import { writeAll, writeFinishedFile } from '../files/finished-file';
import { expectRows, goOn, type Gauge } from '../jobs/gauge';
import { createTicketRequestSchema } from '../../shared/ticket';
import { hashOf } from '../tickets/content-hash';
import { areAllAttempts } from '../tickets/nothing-missing';
import { anyManifestSchema, archivedTicketSchema, archiveVersion, manifestSchema } from './archive-format';
import type { ArchivedTicket, Manifest } from './archive-format';
import type { ArchiveTrouble } from '../../shared/app-error';
import { openArchiveZip, Refused, type ArchiveZip } from './archive-zip';

export type Staged = { readonly staged: { readonly rows: number } | { readonly refused: ArchiveTrouble } };

/** Far more than a ticket with its raw answers can be. */
const longestLine = 64_000_000;
const longestManifest = 100_000;
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
    const zip = await openArchiveZip(file);
    try {
      const manifest = await readManifest(zip, mode);
      if (roomFor(manifest.tickets.bytes) > freeBytes(staged)) throw new Refused('no room');
      expectRows(gauge, manifest.tickets.rows);
      await writeFinishedFile(staged, async (handle) => {
        await copyChecked(await zip.read('tickets'), manifest, (text, rows) => {
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

function freeBytesBeside(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}

async function readManifest(zip: ArchiveZip, mode: Mode): Promise<Manifest> {
  const text = await textOf(await zip.read('manifest'));
  const checksum = await textOf(await zip.read('checksum'));
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

async function textOf(stream: AsyncGenerator<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > longestManifest) throw new Refused('not whole');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function copyChecked(
  stream: AsyncGenerator<Buffer>,
  { tickets }: Manifest,
  take: (lines: string, rows: number) => void,
): Promise<void> {
  const hash = createHash('sha256');
  let rows = 0;
  let bytes = 0;
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of stream) {
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
  const said = parsed(line);
  if (!archivedTicketSchema.safeParse(said).success) throw new Refused('not whole');
  // As it is taken in: what a schema gives back may be in another order.
  const ticket = said as ArchivedTicket;
  if (hashOf(ticket.body) !== ticket.bodySha256 || !isAsTheAppMakesIt(ticket)) throw new Refused('not whole');
}

/** Whoever packs an archive by hand can give every checksum: what could not be shown or kept here is not taken in. */
function isAsTheAppMakesIt(ticket: ArchivedTicket): boolean {
  const { call, state, lastOutcome, mends, attempts } = ticket;
  return (
    (state === 'created') === (ticket.caseNumber !== null) &&
    createTicketRequestSchema.safeParse(parsed(ticket.body)).success &&
    (mends === null || mends.call === call.id) &&
    areAllAttempts(lastOutcome === null ? null : JSON.stringify(lastOutcome), attempts) &&
    attempts.every(({ outcome, endedAtMs }) => (outcome === null) === (endedAtMs === null)) &&
    attempts.every(
      ({ number, outcome }) => outcome !== null || (state === 'sending' && number === attempts.length),
    ) &&
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
