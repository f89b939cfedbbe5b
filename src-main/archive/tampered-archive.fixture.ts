import { createHash } from 'node:crypto';
import { writeChosenFileAtomic } from '../files/write-chosen-file-atomic';
import { createFileSink } from '../files/write-to-file-handle';
import { writeZip, type ZipEntry } from '../files/write-zip';
import { archiveVersion, type Manifest } from './archive-format';

const chunkLength = 262_144;

/** Packs an archive with valid checksums, whatever its tickets are, as an attacker would. */
export async function writeTamperedArchive(
  file: string,
  lines: Iterable<object>,
  claim: Partial<Manifest['tickets']> = {},
  more: readonly (readonly [string, string])[] = [],
): Promise<string> {
  return writeTamperedText(file, asLines(lines), claim, more);
}

/** Does the same with lines of text, which need not be JSON. Keeps nothing in memory. */
export async function writeTamperedText(
  file: string,
  lines: Iterable<string>,
  claim: Partial<Manifest['tickets']> = {},
  more: readonly (readonly [string, string])[] = [],
): Promise<string> {
  await writeChosenFileAtomic(file, (handle) =>
    writeZip(createFileSink(handle), entriesOf(lines, claim, more)),
  );
  return file;
}

function* asLines(lines: Iterable<object>): Generator<string> {
  for (const line of lines) yield `${JSON.stringify(line)}\n`;
}

function* entriesOf(
  lines: Iterable<string>,
  claim: Partial<Manifest['tickets']>,
  more: readonly (readonly [string, string])[],
): Generator<ZipEntry, void> {
  const hash = createHash('sha256');
  let [rows, bytes] = [0, 0];

  function* chunks(): Generator<Buffer> {
    let chunk = '';
    const taken = (): Buffer => {
      const buffer = Buffer.from(chunk);
      chunk = '';
      hash.update(buffer);
      bytes += buffer.length;
      return buffer;
    };
    for (const line of lines) {
      chunk += line;
      if (line.endsWith('\n')) rows += 1;
      if (chunk.length >= chunkLength) yield taken();
    }
    yield taken();
  }

  yield { name: 'tickets.jsonl', chunks: chunks() };
  const manifest: Manifest = {
    format: 'storehub-helpdesk-archive',
    version: archiveVersion,
    mode: 'live',
    madeAtMs: 1,
    appVersion: '1',
    tickets: { rows, bytes, sha256: hash.digest('hex'), ...claim },
  };
  const text = JSON.stringify(manifest);
  yield { name: 'manifest.json', chunks: [Buffer.from(text)] };
  const checksum = createHash('sha256').update(text).digest('hex');
  yield { name: 'manifest.json.sha256', chunks: [Buffer.from(checksum)] };
  for (const [name, content] of more) yield { name, chunks: [Buffer.from(content)] };
}
