import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The forms in which a file may contain a text: plain, UTF-16, hex, and Base64, which differs for each of the three
 * positions in a group of bytes at which the text can begin.
 */
export function listEncodedForms(text: string): Buffer[] {
  const plain = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const encoded = plain.flatMap((bytes) => [
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...[0, 1, 2].map((before) => base64Core(bytes, before)),
  ]);
  return [...plain, ...encoded.map((each) => Buffer.from(each, 'latin1'))];
}

/** The Base64 characters that depend only on the text, and not on the bytes before and after it. */
function base64Core(bytes: Buffer, before: number): string {
  const padded = Buffer.concat([Buffer.alloc(before), bytes]);
  const first = Math.ceil((before * 4) / 3);
  return padded.toString('base64').slice(first, Math.floor((padded.length * 4) / 3));
}

/** Lists the files in the folder that contain the text in any form. */
export async function listFilesWithText(folder: string, text: string): Promise<string[]> {
  const disguises = listEncodedForms(text);
  const files = await readFiles(folder);
  return files
    .filter(({ bytes }) => disguises.some((disguise) => bytes.includes(disguise)))
    .map(({ file }) => file);
}

/** Reads every file. Where one is renamed meanwhile, as by a process that is just ending, the folder is listed again. */
async function readFiles(folder: string): Promise<{ file: string; bytes: Buffer }[]> {
  for (;;) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    try {
      return await Promise.all(files.map(async (file) => ({ file, bytes: await readFile(file) })));
    } catch (thrown) {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown;
    }
  }
}
