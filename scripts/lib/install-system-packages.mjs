import { existsSync } from 'node:fs';
import { isOnPath, isRoot, read, run } from './run-command.mjs';
import { say, secondsSince, Stop } from './run-or-stop.mjs';

// Newer Debian and Ubuntu releases renamed packages with 64-bit time. The first name that apt knows is used.
const PACKAGES_BY_LIBRARY = {
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libatk-1.0.so.0': ['libatk1.0-0t64', 'libatk1.0-0'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libatspi.so.0': ['libatspi2.0-0t64', 'libatspi2.0-0'],
  'libcairo.so.2': ['libcairo2'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdbus-1.so.3': ['libdbus-1-3'],
  'libdrm.so.2': ['libdrm2'],
  'libexpat.so.1': ['libexpat1'],
  'libgbm.so.1': ['libgbm1'],
  'libgio-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libglib-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgobject-2.0.so.0': ['libglib2.0-0t64', 'libglib2.0-0'],
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnotify.so.4': ['libnotify4'],
  'libnspr4.so': ['libnspr4'],
  'libnss3.so': ['libnss3'],
  'libnssutil3.so': ['libnss3'],
  'libpango-1.0.so.0': ['libpango-1.0-0'],
  'libsecret-1.so.0': ['libsecret-1-0'],
  'libsmime3.so': ['libnss3'],
  'libudev.so.1': ['libudev1'],
  'libX11.so.6': ['libx11-6'],
  'libxcb.so.1': ['libxcb1'],
  'libXcomposite.so.1': ['libxcomposite1'],
  'libXdamage.so.1': ['libxdamage1'],
  'libXext.so.6': ['libxext6'],
  'libXfixes.so.3': ['libxfixes3'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
  'libXrandr.so.2': ['libxrandr2'],
};

// Electron loads these by name at run time, so no binary lists them as needed.
const LOADED_LATER = ['libgtk-3.so.0'];

// A path stands for itself: what is compiled needs headers.
const PACKAGES_BY_COMMAND = {
  '/usr/include/fuse3/fuse_lowlevel.h': ['libfuse3-dev'],
  '/usr/include/squashfuse/ll.h': ['libsquashfuse-dev'],
  '/usr/include/stdio.h': ['libc6-dev'],
  '/usr/include/zstd.h': ['libzstd-dev'],
  busybox: ['busybox-static'],
  chromium: ['chromium'],
  'desktop-file-validate': ['desktop-file-utils'],
  'dbus-run-session': ['dbus'],
  'gnome-keyring-daemon': ['gnome-keyring'],
  faketime: ['faketime'],
  fusermount3: ['fuse3'],
  gcc: ['gcc'],
  'g++': ['g++'],
  'ibus-daemon': ['ibus'],
  ip: ['iproute2'],
  make: ['make'],
  makensis: ['nsis'],
  mksquashfs: ['squashfs-tools'],
  msibuild: ['msitools'],
  msiinfo: ['msitools'],
  openssl: ['openssl'],
  orca: ['orca'],
  osslsigncode: ['osslsigncode'],
  rpm: ['rpm'],
  python3: ['python3'],
  rpmbuild: ['rpm'],
  'speech-dispatcher': ['speech-dispatcher'],
  strace: ['strace'],
  wine: ['wine'],
  wixl: ['wixl'],
  'wixl-heat': ['wixl'],
  'x86_64-w64-mingw32-gcc': ['gcc-mingw-w64-x86-64'],
  'x86_64-w64-mingw32-windres': ['binutils-mingw-w64-x86-64'],
  xauth: ['xauth'],
  'xdg-open': ['xdg-utils'],
  pg_ctlcluster: ['postgresql'],
  xdotool: ['xdotool'],
  Xvfb: ['xvfb'],
  'xvfb-run': ['xvfb'],
};

/** Without it, Chinese text is drawn as boxes, and slowly. */
const CHINESE_FONT = 'a Chinese font';

const NAMES = {
  ...PACKAGES_BY_LIBRARY,
  ...PACKAGES_BY_COMMAND,
  [CHINESE_FONT]: ['fonts-wqy-microhei', 'fonts-droid-fallback'],
};

/**
 * Ensures that shared libraries, commands and a Chinese font are installed: with apt-get if that is allowed, otherwise
 * by printing what to type. A missing font alone stops nobody.
 * @param {{ binaries: string[], commands: string[], libraries?: string[] }} needed
 */
export async function requireSystemPackages({ binaries, commands, libraries = [] }) {
  if (process.platform !== 'linux') return;
  const findMissing = () => [
    ...missingLibraries(binaries, libraries),
    ...commands.filter((name) => !(name.startsWith('/') ? existsSync(name) : isOnPath(name))),
  ];
  const needed = findMissing();
  const missing = [...needed, ...(hasChineseFont() ? [] : [CHINESE_FONT])];
  if (missing.length === 0) return;
  try {
    await install(missing);
  } catch (error) {
    if (needed.length > 0 || !(error instanceof Stop)) throw error;
    say(`${error.message}\nWithout it the app goes on; what is Chinese is drawn as boxes.`);
  }
  const stillMissing = findMissing();
  if (stillMissing.length > 0) throw new Stop(`Still missing after apt-get: ${stillMissing.join(', ')}.`);
}

async function install(missing) {
  if (!isOnPath('apt-get')) {
    throw new Stop(`This machine lacks ${missing.join(', ')}: install them with its package manager.`);
  }
  if (isRoot) await apt(['update', '-qq']);
  const packages = findPackagesFor(missing, namesKnownToApt(missing));
  if (!isRoot) {
    throw new Stop(
      `This machine lacks ${inShort(missing)}. Install what is missing and run this again:\n\n` +
        `    sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}\n`,
    );
  }
  const startMs = performance.now();
  say(`Installing system packages: ${packages.join(' ')} …`);
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  say(`Installed in ${secondsSince(startMs)}.`);
}

/** The packages that provide what is missing, each by the first of its names that apt knows. */
export function findPackagesFor(missing, known) {
  const chosen = missing.map((name) => {
    const names = NAMES[name] ?? [];
    return names.find((candidate) => known.has(candidate)) ?? names[0];
  });
  return [...new Set(chosen)].filter((name) => name !== undefined);
}

/** Returns the installable names in the output of `apt-cache policy`. */
export function parseInstallable(policy) {
  const entries = policy.matchAll(/^(\S+):\n.*\n\s+\S+: (?!\(none\))/gm);
  return new Set([...entries].map(([, name]) => name));
}

/** Returns the libraries that the output of `ldd` does not find. */
export function parseNotFound(printed) {
  const lines = printed.split('\n').filter((line) => line.endsWith('=> not found'));
  return lines.map((line) => line.trim().split(' ')[0]);
}

function namesKnownToApt(missing) {
  const names = missing.flatMap((name) => NAMES[name] ?? []);
  return parseInstallable(read('apt-cache', ['policy', ...names], { LC_ALL: 'C' }) ?? '');
}

async function apt(args) {
  const command = { file: 'apt-get', args, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const { code, output } = await run(command, { quiet: true });
  if (code !== 0) throw new Stop(`apt-get ${args.join(' ')} failed:\n${output}`);
}

function missingLibraries(binaries, libraries) {
  const notFound = binaries.flatMap((path) => parseNotFound(read('ldd', [path], { LC_ALL: 'C' }) ?? ''));
  const known = read('ldconfig', ['-p'], { PATH: `${process.env.PATH}:/usr/sbin:/sbin` });
  const later =
    known === undefined ? [] : [...LOADED_LATER, ...libraries].filter((name) => !known.includes(`${name} `));
  return [...new Set([...notFound, ...later])];
}

/** Asks fontconfig, as Chromium does. */
function hasChineseFont() {
  return (read('fc-list', [':lang=zh-cn', 'family']) ?? '').trim() !== '';
}

function inShort(names) {
  return names.length < 5 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}
