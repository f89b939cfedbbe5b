import { createHash } from 'node:crypto';
import { closeSync, openSync, rmSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Mode } from '../../shared/app/mode';
import { writeAll } from '../files/write-to-file-handle';
import { createLineSplitter } from '../files/line-splitter';
import { setTotalRows, reportProgress, type JobControl } from '../jobs/job-control';
import { anyManifestSchema, archiveLimits, archiveVersion, manifestSchema } from './archive-format';
import type { EntryInfo, Manifest } from './archive-format';
import type { ArchiveErrorCode } from '../../shared/errors/app-error';
import { openArchiveZipReader, type ArchiveZipReader } from './archive-zip-reader';
import { ArchiveRejectedError } from './archive-rejected-error';
import { parseJson, splitTicketLine, checkContactNoteLine, checkIncidentLine } from './check-archive-line';

/**
 * The result of staging. `tooLarge` rows exceed the format's limits and are not in the staged file, which holds parts
 * of tickets, one per line, then notes on callers and stores, then incidents.
 */
export type StagingReport = {
  readonly staged:
    | { readonly rows: number; readonly tooLarge: number }
    | { readonly refused: ArchiveErrorCode };
};

const maxManifestLength = 100_000;

/**
 * The required space in bytes: the copy, its size in the database with its index, and room for calls that are written
 * meanwhile.
 */
const getNeededBytes = (bytes: number): number => bytes * 4 + 200_000_000;

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
): Promise<StagingReport> {
  try {
    const zip = await openArchiveZipReader(file);
    try {
      const manifest = await readManifest(zip, mode);
      const { tickets, contactNotes, incidents } = manifest;
      if (getNeededBytes(tickets.bytes) > freeBytes(staged)) throw new ArchiveRejectedError('no-space');
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
  const json = parseJson(text);
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
    if (length > maxManifestLength) throw new ArchiveRejectedError('incomplete');
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
