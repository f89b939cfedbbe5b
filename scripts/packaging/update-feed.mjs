import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes latest.json beside a package that needs no administrator: what the policy `UpdateNotice` names, and by
 * `InstallUpdates` the app downloads.
 * @param {'installer' | 'appImage'} entry
 * @param {string} packageFile
 * @param {string} version
 */
export async function writeUpdateFeed(entry, packageFile, version) {
  const content = await readFile(packageFile);
  const feed = join(dirname(packageFile), 'latest.json');
  const before = JSON.parse(await readFile(feed, 'utf8').catch(() => '{}'));
  const described = {
    // The other package of the same version.
    ...(before.version === version ? before : { version }),
    [entry]: {
      file: basename(packageFile),
      sha512: createHash('sha512').update(content).digest('hex'),
      bytes: content.length,
    },
  };
  await writeFile(feed, `${JSON.stringify(described, null, 2)}\n`);
}
