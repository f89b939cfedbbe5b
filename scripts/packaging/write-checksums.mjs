import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile } from '../lib/hash-file.mjs';

const checksumFile = 'SHA256SUMS';

/**
 * Writes the checksums of the packages in a folder, and of latest.json, beside them, as `sha256sum -c` reads them.
 * @param {string} folder
 * @param {readonly string[]} extensions of packages
 * @returns {Promise<string>} the file
 */
export async function writeChecksums(folder, extensions) {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .filter(
      (name) => name === 'latest.json' || extensions.some((extension) => name.endsWith(`.${extension}`)),
    );
  const lines = [];
  for (const name of names.toSorted())
    lines.push(`${await hashFile(join(folder, name), 'sha256', 'hex')}  ${name}\n`);
  const file = join(folder, checksumFile);
  await writeFile(file, lines.join(''));
  return file;
}
