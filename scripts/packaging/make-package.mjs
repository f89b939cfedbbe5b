import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Stop } from '../lib/run-or-stop.mjs';
import { readPinnedElectronVersion } from '../lib/fetch-official-electron.mjs';
import { packageApp, runElectronBuilder } from '../lib/package-app.mjs';
import { projectFolder } from '../lib/paths.mjs';
import { appImageCommands, makeAppImage } from './appimage.mjs';
import { makeDeb } from './deb.mjs';
import { makeMsi } from './msi.mjs';
import { makeNsis } from './nsis.mjs';
import { product } from './product.mjs';
import { makeRpm } from './rpm.mjs';
import { signingCommands, signWindowsFile } from './sign-windows-file.mjs';
import { writeUpdateFeed } from './update-feed.mjs';
import { writeChecksums } from './write-checksums.mjs';
import { findWindowsElectron } from './find-windows-electron.mjs';

const dist = join(projectFolder, 'dist');
const windowsCommands = ['x86_64-w64-mingw32-gcc', 'x86_64-w64-mingw32-windres', ...signingCommands()];

/** Every kind of package: its system, the tools that make it, and how. */
export const packageKinds = {
  deb: { system: 'linux', commands: ['dpkg-deb'], make: makeDeb, extension: 'deb' },
  rpm: { system: 'linux', commands: ['rpmbuild'], make: makeRpm, extension: 'rpm' },
  appimage: { system: 'linux', commands: appImageCommands, make: makeAppImage, extension: 'AppImage' },
  nsis: { system: 'windows', commands: ['makensis', ...windowsCommands], make: makeNsis, extension: 'exe' },
  msi: {
    system: 'windows',
    commands: ['wixl', 'wixl-heat', 'msibuild', ...windowsCommands],
    make: makeMsi,
    extension: 'msi',
  },
  // electron-builder makes it by itself.
  dmg: { system: 'macos', commands: [], make: undefined, extension: 'dmg' },
};

const extensions = Object.values(packageKinds).map(({ extension }) => extension);

/** The packages that the app can update itself, by their entry in latest.json. */
const feedEntries = { nsis: 'installer', appimage: 'appImage' };

export function requireKind(name) {
  if (!Object.hasOwn(packageKinds, name))
    throw new Stop(`There is no package ${name}; there are ${Object.keys(packageKinds).join(', ')}.`);
  const isOfMac = packageKinds[name].system === 'macos';
  if (process.platform !== (isOfMac ? 'darwin' : 'linux'))
    throw new Stop(`A package ${name} is made on ${isOfMac ? 'macOS' : 'Linux'}.`);
  return name;
}

/**
 * Makes one package in dist/. One that is not around the pinned Electron has `-trial` in its name, and is refused for a
 * release.
 * @returns what was made, in a sentence
 */
export async function makePackage(kind, electron, { isRelease }) {
  const { system, extension } = packageKinds[kind];
  const program = await buildUnpackedProgram(system, electron, isRelease);
  if (system === 'macos') {
    await writeChecksums(dist, extensions);
    return `Made the ${extension} in dist/.`;
  }
  const file = await packProgram(kind, program, product.version);
  const warning = program.isTrial ? ' A trial, not to be handed out.' : '';
  return `Made ${relative(projectFolder, file)} around ${program.why}.${warning}`;
}

/** Makes the unpacked program of a system. Returns { unpacked, isTrial, why }. */
export async function buildUnpackedProgram(system, electron, isRelease = false) {
  if (system === 'windows') {
    const runtime = await findWindowsElectron();
    if (isRelease) requireNoTrial(runtime);
    const own = runtime.distFolder === undefined ? [] : [`--config.electronDist=${runtime.distFolder}`];
    await runElectronBuilder(runtime, ['--win', 'dir', '--x64', ...own]);
    const unpacked = join(dist, 'win-unpacked');
    await signWindowsFile(join(unpacked, `${product.name}.exe`));
    return { ...runtime, unpacked };
  }
  const version = await readPinnedElectronVersion();
  const isTrial = electron.electronVersion !== version;
  const why = `Electron ${electron.electronVersion}${isTrial ? `, not the pinned ${version}` : ''}`;
  if (isRelease || system === 'macos') requireNoTrial({ isTrial, why });
  if (system === 'macos') await runElectronBuilder(electron, ['--mac', 'dmg']);
  else await packageApp(electron);
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`;
  return { unpacked: join(dist, `linux${suffix}-unpacked`), isTrial, why };
}

/**
 * Packs an unpacked program as this version, and renews the checksums of all packages beside it. Returns the package's path.
 * @param folder for other than tests dist/
 */
export async function packProgram(kind, { unpacked, isTrial }, version, folder = dist) {
  const { make, extension } = packageKinds[kind];
  const trial = isTrial ? '-trial' : '';
  const file = join(folder, `${product.name}-${version}-${process.arch}${trial}.${extension}`);
  await mkdir(folder, { recursive: true });
  const work = await mkdtemp(join(tmpdir(), `helpdesk-${kind}-`));
  try {
    await make({ root: join(work, 'tree'), unpacked, file, version, isTrial });
    if (packageKinds[kind].system === 'windows') await signWindowsFile(file);
    const entry = feedEntries[kind];
    if (entry !== undefined) await writeUpdateFeed(entry, file, version);
    await writeChecksums(folder, extensions);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return file;
}

function requireNoTrial({ isTrial, why }) {
  if (isTrial) throw new Stop(`Only the pinned Electron is handed to people; this would be ${why}.`);
}
