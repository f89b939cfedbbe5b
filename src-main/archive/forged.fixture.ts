import { createHash } from 'node:crypto';
import { fileSink, writeFinishedFile } from '../files/finished-file';
import { writeZip } from '../files/write-zip';
import { archiveVersion, type Manifest } from './archive-format';

/** Packs an archive with checksums that are right, whatever its tickets are: as somebody who means harm would. */
export async function forged(
  file: string,
  lines: readonly object[],
  claim: Partial<Manifest['tickets']> = {},
  more: readonly (readonly [string, string])[] = [],
): Promise<string> {
  const tickets = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const sha256 = createHash('sha256').update(tickets).digest('hex');
  const manifest: Manifest = {
    format: 'storehub-helpdesk-archive',
    version: archiveVersion,
    mode: 'live',
    madeAtMs: 1,
    appVersion: '1',
    tickets: { rows: lines.length, bytes: Buffer.byteLength(tickets), sha256, ...claim },
  };
  const text = JSON.stringify(manifest);
  const parts = [
    ['tickets.jsonl', tickets],
    ['manifest.json', text],
    ['manifest.json.sha256', createHash('sha256').update(text).digest('hex')],
    ...more,
  ];
  const entries = parts.map(([name = '', said = '']) => ({ name, chunks: [Buffer.from(said)] }));
  await writeFinishedFile(file, (handle) => writeZip(fileSink(handle), entries.values()));
  return file;
}
