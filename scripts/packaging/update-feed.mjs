import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes latest.json beside the installer for one user: what the policy `UpdateNotice` names, and by `InstallUpdates`
 * the app downloads.
 */
export async function writeUpdateFeed(installerFile, version) {
  const content = await readFile(installerFile);
  const installer = {
    file: basename(installerFile),
    sha512: createHash('sha512').update(content).digest('hex'),
    bytes: content.length,
  };
  const feed = join(dirname(installerFile), 'latest.json');
  await writeFile(feed, `${JSON.stringify({ version, installer }, null, 2)}\n`);
}
