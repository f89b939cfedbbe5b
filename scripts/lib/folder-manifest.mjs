import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { hashFile } from './hash-file.mjs';

/** Records size and hash of every file in the folder, so that a later run can detect changes. */
export async function writeManifest(folder) {
  const files = {};
  for (const path of await filesIn(folder)) {
    files[relative(folder, path)] = {
      size: (await stat(path)).size,
      sha256: await hashFile(path, 'sha256'),
    };
  }
  await writeFile(manifestOf(folder), JSON.stringify(files, null, 2));
}

/** The first check verifies every hash and leaves the mark. Later checks compare only the sizes. */
export async function isUnchanged(folder, verifiedMark) {
  const text = await readFile(manifestOf(folder), 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const isVerified = (await readFile(verifiedMark, 'utf8').catch(() => undefined)) === text;
  for (const [name, { size, sha256 }] of Object.entries(JSON.parse(text))) {
    const path = join(folder, name);
    const there = await stat(path).catch(() => undefined);
    if (there?.size !== size) return false;
    if (!isVerified && (await hashFile(path, 'sha256')) !== sha256) return false;
  }
  if (!isVerified) {
    await mkdir(dirname(verifiedMark), { recursive: true });
    await writeFile(verifiedMark, text);
  }
  return true;
}

/** Next to the folder, since the folder goes into packages unchanged. */
const manifestOf = (folder) => `${folder}.json`;

async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
