import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Mode } from '../../shared/app/mode';
import { writeAll } from '../files/write-stream-atomic';
import { createLineSplitter } from '../files/line-splitter';
import { setTotalRows, reportProgress, type JobControl } from '../jobs/job-control';
import { createTicketRequestSchema } from '../../shared/tickets/create-ticket-request';
import { ticketContentSchema } from '../../shared/tickets/ticket-content';
import { hashContent } from '../tickets/store/content-hash';
import { areAttemptsContiguous } from '../tickets/store/integrity-checks';
import { createContactNoteKey } from '../../shared/callers/contact-note';
import {
  anyManifestSchema,
  archivedContactNoteSchema,
  archivedIncidentSchema,
  archivedTicketSchema,
  archiveLimits,
  archiveVersion,
  manifestSchema,
} from './archive-format';
import type { ArchivedTicket, EntryInfo, Manifest, StagedContactNote } from './archive-format';
import { areNotesWithinLimits } from '../../shared/history/ticket-summary-and-detail';
import { splitIncident, type StagedIncident } from './import-incidents';
import { splitImportedTicket, type TicketPart } from './split-imported-ticket';
import type { ArchiveErrorCode } from '../../shared/errors/app-error';
import { openArchiveZipReader, ArchiveRejectedError, type ArchiveZipReader } from './archive-zip-reader';

/**
 * The result of staging. `tooLarge` rows exceed the format's limits and are not in the staged file, which holds parts
 * of tickets, one per line, then notes on callers and stores, then incidents.
 */
export type Staged = {
  readonly staged:
    { readonly rows: number; readonly tooLarge: number } | { readonly refused: ArchiveErrorCode };
};

const longestManifest = 100_000;
/**
 * The required space in bytes: the copy, its size in the database with its index, and room for calls that are written
 * meanwhile.
 */
const roomFor = (bytes: number): number => bytes * 4 + 200_000_000;

/**
 * Reads an archive to its end, verifies every checksum and every line, and writes the lines to a file of the app's own,
 * so that only a complete archive is imported. Keeps nothing of a refused archive.
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
      const { tickets, contactNotes, incidents } = manifest;
      if (roomFor(tickets.bytes) > freeBytes(staged)) throw new ArchiveRejectedError('no-space');
      setTotalRows(control, tickets.rows);
      rmSync(staged, { force: true });
      const handle = openSync(staged, 'wx', 0o600);
      try {
        const copy = { handle, control };
        const tooLarge = await copyChecked(await zip.read('tickets'), tickets, ticketLines, copy);
        if (contactNotes !== undefined) {
          await copyChecked(await zip.read('contactNotes'), contactNotes, contactNoteLines, copy);
        }
        if (incidents !== undefined) {
          await copyChecked(await zip.read('incidents'), incidents, incidentLines, copy);
        }
        return { staged: { rows: tickets.rows, tooLarge } };
      } finally {
        closeSync(handle);
      }
    } finally {
      zip.close();
    }
  } catch (thrown) {
    rmSync(staged, { force: true });
    if (thrown instanceof ArchiveRejectedError) return { staged: { refused: thrown.errorCode } };
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
    throw new ArchiveRejectedError('incomplete');
  const json = parsed(text);
  const any = anyManifestSchema.safeParse(json);
  if (!any.success) throw new ArchiveRejectedError('not-an-archive');
  if (any.data.version > archiveVersion) throw new ArchiveRejectedError('newer');
  const manifest = manifestSchema.safeParse(json);
  if (!manifest.success) throw new ArchiveRejectedError('incomplete');
  if (manifest.data.mode !== mode) throw new ArchiveRejectedError('other-mode');
  return manifest.data;
}

async function textOf(stream: AsyncGenerator<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > longestManifest) throw new ArchiveRejectedError('incomplete');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** How the lines of an entry are checked. `check` returns what is staged, or null if the line is too large. */
type LineRules = {
  readonly lineBytes: number;
  readonly check: (line: string | null) => readonly object[] | null;
};

const ticketLines: LineRules = { lineBytes: archiveLimits.lineBytes, check: splitTicketLine };
const contactNoteLines: LineRules = {
  lineBytes: archiveLimits.contactNoteBytes,
  check: checkContactNoteLine,
};
const incidentLines: LineRules = { lineBytes: archiveLimits.incidentBytes, check: checkIncidentLine };

/**
 * Only this run reads the copy, so it need not be synced to disk.
 * @returns the number of lines that are too large for the copy
 */
async function copyChecked(
  stream: AsyncGenerator<Buffer>,
  info: EntryInfo,
  { lineBytes, check }: LineRules,
  { handle, control }: { readonly handle: number; readonly control: JobControl },
): Promise<number> {
  const hash = createHash('sha256');
  const splitter = createLineSplitter(lineBytes);
  let [rows, bytes, tooLarge] = [0, 0, 0];
  for await (const chunk of stream) {
    reportProgress(control, rows);
    hash.update(chunk);
    bytes += chunk.length;
    if (bytes > info.bytes) throw new ArchiveRejectedError('incomplete');
    let staging = '';
    for (const { text } of splitter.split(chunk)) {
      const parts = check(text);
      rows += 1;
      if (parts === null) tooLarge += 1;
      else staging += parts.map((part) => `${JSON.stringify(part)}\n`).join('');
    }
    writeAll(handle, staging);
  }
  if (splitter.restBytes() > 0 || rows !== info.rows || hash.digest('hex') !== info.sha256)
    throw new ArchiveRejectedError('incomplete');
  return tooLarge;
}

/**
 * Checks a line of `contact-notes.jsonl`. No note is longer than the limits.
 * @throws ArchiveRejectedError if the app could not have written the line
 */
export function checkContactNoteLine(line: string | null): [StagedContactNote] {
  const contactNote = line === null ? null : parsed(line);
  const read = archivedContactNoteSchema.safeParse(contactNote);
  if (!read.success || JSON.stringify(contactNote) !== line) throw new ArchiveRejectedError('incomplete');
  const { subject, key } = read.data;
  if (createContactNoteKey(subject, key) !== key) throw new ArchiveRejectedError('incomplete');
  return [{ contactNote: read.data }];
}

/**
 * Checks a line of `incidents.jsonl`, and splits it into parts that have few links each.
 * @throws ArchiveRejectedError if the app could not have written the line
 */
export function checkIncidentLine(line: string | null): StagedIncident[] {
  const incident = line === null ? null : parsed(line);
  const read = archivedIncidentSchema.safeParse(incident);
  if (!read.success || JSON.stringify(incident) !== line) throw new ArchiveRejectedError('incomplete');
  return splitIncident(read.data);
}

/**
 * Checks a line of an archive and splits its ticket.
 * @returns null if the ticket or its line is too large
 * @throws ArchiveRejectedError if the app could not have written the line
 */
export function splitTicketLine(line: string | null): TicketPart[] | null {
  const ticket = line === null ? null : checkedTicket(line);
  return ticket === null || !isWithinLimits(ticket) ? null : splitImportedTicket(ticket);
}

/**
 * Accepts only text that `JSON.stringify` writes: if a key occurs twice, JSON readers disagree on which value to use.
 */
function checkedTicket(line: string): ArchivedTicket {
  const json = parsed(line);
  if (!archivedTicketSchema.safeParse(json).success || JSON.stringify(json) !== line)
    throw new ArchiveRejectedError('incomplete');
  // The parsed line, not the schema's output, which may have another order of keys.
  const ticket = json as ArchivedTicket;
  if (hashContent(ticket.body) !== ticket.bodySha256 || !isAsTheAppMakesIt(ticket))
    throw new ArchiveRejectedError('incomplete');
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

/**
 * True if the app could have made this ticket. A forged archive can have valid checksums, so tickets that could not be
 * shown or stored here are refused.
 */
function isAsTheAppMakesIt(ticket: ArchivedTicket): boolean {
  const { call, state, lastOutcome, replaces, attempts } = ticket;
  return (
    (state === 'created') === (ticket.caseNumber !== null) &&
    (state === 'recorded') === (ticket.ending !== null) &&
    (state !== 'recorded' || isNeverSent(ticket)) &&
    isBodyAsTheAppMakesIt(ticket) &&
    (replaces === null || replaces.call === call.id) &&
    areAttemptsContiguous(lastOutcome === null ? null : JSON.stringify(lastOutcome), attempts) &&
    attempts.every(({ outcome, endedAtMs }) => (outcome === null) === (endedAtMs === null)) &&
    attempts.every(
      ({ number, outcome }) => outcome !== null || (state === 'sending' && number === attempts.length),
    ) &&
    ticket.reminders.every(({ howEnded, endedAtMs }) => (howEnded === null) === (endedAtMs === null))
  );
}

function isNeverSent({ attempts, lastOutcome, replaces, storeHubTicketId }: ArchivedTicket): boolean {
  return attempts.length === 0 && lastOutcome === null && replaces === null && storeHubTicketId === null;
}

function isBodyAsTheAppMakesIt({ body, state }: ArchivedTicket): boolean {
  const content = parsed(body);
  const schema = state === 'recorded' ? ticketContentSchema : createTicketRequestSchema;
  return schema.safeParse(content).success && JSON.stringify(content) === body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ArchiveRejectedError('incomplete');
  }
}
