import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

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
  for (const name of names.toSorted()) lines.push(`${await sumOf(join(folder, name))}  ${name}\n`);
  const file = join(folder, checksumFile);
  await writeFile(file, lines.join(''));
  return file;
}

async function sumOf(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
