import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { projectFolder } from './paths.mjs';

/**
 * A command is { file, args, env }; env holds only what differs from ours, undefined meaning unset.
 * `withAllItStarts`: a signal to us ends what the command has started as well, not the command alone.
 */
export function run(
  command,
  { cwd = projectFolder, timeoutMs = 0, quiet = false, withAllItStarts = false } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      cwd,
      env: environmentOf(command),
      timeout: timeoutMs,
      detached: withAllItStarts,
      stdio: ['inherit', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const forward = (signal) => {
      if (!withAllItStarts) child.kill(signal);
      else if (child.pid !== undefined) process.kill(-child.pid, signal);
    };
    process.on('SIGTERM', forward).on('SIGINT', forward);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGTERM', forward).off('SIGINT', forward);
      resolve({ code: code ?? 1, signal, output });
    });
  });
}

/** The standard output of a short command, or undefined when it fails or is not there. */
export function read(file, args, env = {}) {
  const result = spawnSync(file, args, { encoding: 'utf8', env: environmentOf({ env }), cwd: projectFolder });
  return result.status === 0 ? result.stdout : undefined;
}

export function isOnPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** npm by way of the node that runs us: no shell, no npm.cmd, and the npm that the person called. */
export function npm(...args) {
  const called = process.env.npm_execpath;
  if (called?.endsWith('.js')) return { file: process.execPath, args: [called, ...args] };
  if (process.platform !== 'win32') return { file: 'npm', args };
  // Node starts no .cmd file without a shell; its installer for Windows puts npm beside it.
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return { file: process.execPath, args: [beside, ...args] };
}

export const isRoot = process.getuid?.() === 0;

function environmentOf(command) {
  const entries = Object.entries({ ...process.env, ...command.env });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
