import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Mode } from '../../shared/app/app-state';
import { writeAll } from '../files/write-stream-atomic';
import { createLineSplitter } from '../files/line-splitter';
import { setTotalRows, reportProgress, type JobControl } from '../jobs/job-control';
import { createTicketRequestSchema } from '../../shared/tickets/create-ticket-request';
import { hashContent } from '../tickets/content-hash';
import { areAttemptsContiguous } from '../tickets/store/integrity-checks';
import {
  anyManifestSchema,
  archivedTicketSchema,
  archiveLimits,
  archiveVersion,
  manifestSchema,
} from './archive-format';
import type { ArchivedTicket, Manifest } from './archive-format';
import { areNotesWithinLimits } from './imported-notes-and-reminders';
import { splitImportedTicket, type TicketPart } from './split-imported-ticket';
import type { ArchiveErrorCode } from '../../shared/errors/app-error';
import { openArchiveZipReader, ArchiveRefused, type ArchiveZipReader } from './archive-zip-reader';

/** `tooLarge` of the rows have more than the format allows: they are not among what was staged. In parts, one a line. */
export type Staged = {
  readonly staged:
    { readonly rows: number; readonly tooLarge: number } | { readonly refused: ArchiveErrorCode };
};

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
  control: JobControl,
  freeBytes = freeBytesBeside,
): Promise<Staged> {
  try {
    const zip = await openArchiveZipReader(file);
    try {
      const manifest = await readManifest(zip, mode);
      if (roomFor(manifest.tickets.bytes) > freeBytes(staged)) throw new ArchiveRefused('no-space');
      setTotalRows(control, manifest.tickets.rows);
      const tooLarge = await copyChecked(await zip.read('tickets'), manifest, staged, control);
      return { staged: { rows: manifest.tickets.rows, tooLarge } };
    } finally {
      zip.close();
    }
  } catch (thrown) {
    rmSync(staged, { force: true });
    if (thrown instanceof ArchiveRefused) return { staged: { refused: thrown.errorCode } };
    throw thrown;
  }
}

function freeBytesBeside(file: string): number {
  const { bavail, bsize } = statfsSync(dirname(file));
  return bavail * bsize;
}

async function readManifest(zip: ArchiveZipReader, mode: Mode): Promise<Manifest> {
  const text = await textOf(await zip.read('manifest'));
  const checksum = await textOf(await zip.read('checksum'));
  if (!checksum.startsWith(createHash('sha256').update(text).digest('hex')))
    throw new ArchiveRefused('incomplete');
  const said = parsed(text);
  const any = anyManifestSchema.safeParse(said);
  if (!any.success) throw new ArchiveRefused('not-an-archive');
  if (any.data.version > archiveVersion) throw new ArchiveRefused('newer');
  const manifest = manifestSchema.safeParse(said);
  if (!manifest.success) throw new ArchiveRefused('incomplete');
  if (manifest.data.mode !== mode) throw new ArchiveRefused('other-mode');
  return manifest.data;
}

async function textOf(stream: AsyncGenerator<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > longestManifest) throw new ArchiveRefused('incomplete');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * The copy is read by this run alone, so it need not reach the disk.
 * @returns how many tickets are too large to be in the copy
 */
async function copyChecked(
  stream: AsyncGenerator<Buffer>,
  { tickets }: Manifest,
  staged: string,
  control: JobControl,
): Promise<number> {
  rmSync(staged, { force: true });
  const handle = openSync(staged, 'wx', 0o600);
  const hash = createHash('sha256');
  const splitter = createLineSplitter(archiveLimits.lineBytes);
  let [rows, bytes, tooLarge] = [0, 0, 0];
  try {
    for await (const chunk of stream) {
      reportProgress(control, rows);
      hash.update(chunk);
      bytes += chunk.length;
      if (bytes > tickets.bytes) throw new ArchiveRefused('incomplete');
      let staging = '';
      for (const { text } of splitter.split(chunk)) {
        const parts = checkedParts(text);
        rows += 1;
        if (parts === null) tooLarge += 1;
        else staging += parts.map((part) => `${JSON.stringify(part)}\n`).join('');
      }
      writeAll(handle, staging);
    }
  } finally {
    closeSync(handle);
  }
  if (splitter.restBytes() > 0 || rows !== tickets.rows || hash.digest('hex') !== tickets.sha256)
    throw new ArchiveRefused('incomplete');
  return tooLarge;
}

/** @returns null where the ticket, or its line, is too large */
function checkedParts(line: string | null): TicketPart[] | null {
  const ticket = line === null ? null : checkedTicket(line);
  return ticket === null || !isWithinLimits(ticket) ? null : splitImportedTicket(ticket);
}

/** Takes only what `JSON.stringify` writes: where a key stands twice, one reader takes the first value and another the last. */
function checkedTicket(line: string): ArchivedTicket {
  const said = parsed(line);
  if (!archivedTicketSchema.safeParse(said).success || JSON.stringify(said) !== line)
    throw new ArchiveRefused('incomplete');
  // As it is taken in: what a schema gives back may be in another order.
  const ticket = said as ArchivedTicket;
  if (hashContent(ticket.body) !== ticket.bodySha256 || !isAsTheAppMakesIt(ticket))
    throw new ArchiveRefused('incomplete');
  return ticket;
}

function isWithinLimits({ call, attempts, notes, reminders }: ArchivedTicket): boolean {
  return (
    JSON.stringify(call).length <= archiveLimits.callLength &&
    attempts.length <= archiveLimits.attempts &&
    areNotesWithinLimits(notes) &&
    reminders.length <= archiveLimits.reminders
  );
}

/** A forged archive can have correct checksums: a ticket that could not be shown or stored here is not imported. */
function isAsTheAppMakesIt(ticket: ArchivedTicket): boolean {
  const { call, state, lastOutcome, replaces, attempts } = ticket;
  return (
    (state === 'created') === (ticket.caseNumber !== null) &&
    isBodyAsTheAppMakesIt(ticket.body) &&
    (replaces === null || replaces.call === call.id) &&
    areAttemptsContiguous(lastOutcome === null ? null : JSON.stringify(lastOutcome), attempts) &&
    attempts.every(({ outcome, endedAtMs }) => (outcome === null) === (endedAtMs === null)) &&
    attempts.every(
      ({ number, outcome }) => outcome !== null || (state === 'sending' && number === attempts.length),
    ) &&
    ticket.reminders.every(({ howEnded, endedAtMs }) => (howEnded === null) === (endedAtMs === null))
  );
}

function isBodyAsTheAppMakesIt(body: string): boolean {
  const request = parsed(body);
  return createTicketRequestSchema.safeParse(request).success && JSON.stringify(request) === body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveRefused('incomplete');
  }
}
