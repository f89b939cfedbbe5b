import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildAppToPackage } from './build.mjs';
import { run } from './run-command.mjs';
import { packageFolder, projectFolder } from './paths.mjs';
import { Stop } from './run-or-stop.mjs';
import { createSbom } from './sbom.mjs';
import { listShippedPackages, readSqliteVersion } from './shipped-packages.mjs';
import { requireKnownLicencesAndChecksums } from './require-known-licences-and-checksums.mjs';
import { createThirdPartyNotices } from './third-party-notices.mjs';

/** The program that `packageApp` makes for this machine. */
export const packagedProgram = join(projectFolder, 'dist', programIn(process.platform, process.arch));

/** Packages the unpacked program with the Electron that was found for this machine. */
export async function packageApp(electron) {
  const { distFolder, electronVersion } = electron;
  const runtime = [`--config.electronDist=${distFolder}`, `--config.electronVersion=${electronVersion}`];
  await runElectronBuilder(electron, ['--dir', ...runtime]);
}

export async function runElectronBuilder(electron, args) {
  await buildAppToPackage(electron);
  await writePapers(electron, args.includes('--win') ? 'win32-x64' : `${process.platform}-${process.arch}`);
  const cli = join(packageFolder('electron-builder'), 'cli.js');
  const command = { file: process.execPath, args: [cli, ...args, '--publish', 'never'] };
  const { code } = await run(command);
  if (code !== 0) throw new Stop('The program could not be packaged; the message is above.');
}

/** Writes the files that are distributed with the program: the licences of its parts, and its SBOM. */
async function writePapers({ electronVersion, electronPath }, target) {
  const app = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
  const packages = await listShippedPackages(join(projectFolder, 'out', 'packaged'));
  requireKnownLicencesAndChecksums(packages);
  const beside = {
    electronVersion,
    electronSha256: await electronSha256(electronVersion, target, electronPath),
    electronLicense: await readFile(join(packageFolder('electron'), 'LICENSE'), 'utf8'),
    sqliteVersion: readSqliteVersion(),
  };
  const folder = join(projectFolder, 'out', 'papers');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, 'THIRD_PARTY_NOTICES.txt'),
    createThirdPartyNotices(projectFolder, packages, beside),
  );
  await writeFile(
    join(folder, 'sbom.cdx.json'),
    `${JSON.stringify(createSbom(app, packages, beside), null, 2)}\n`,
  );
}

/** The checksum that Electron publishes of its zip; of another Electron than the pinned one, that of its program. */
async function electronSha256(version, target, electronPath) {
  const checksums = JSON.parse(await readFile(join(packageFolder('electron'), 'checksums.json'), 'utf8'));
  const zip = checksums[`electron-v${version}-${target}.zip`];
  if (zip !== undefined) return zip;
  return createHash('sha256')
    .update(await readFile(electronPath))
    .digest('hex');
}

function programIn(platform, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') return `mac${suffix}/StoreHub Helpdesk.app/Contents/MacOS/StoreHub Helpdesk`;
  if (platform === 'win32') return `win${suffix}-unpacked/storehub-helpdesk.exe`;
  return `linux${suffix}-unpacked/storehub-helpdesk`;
}
