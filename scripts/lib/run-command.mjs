import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { projectFolder } from './paths.mjs';

/**
 * A command is { file, args, env }. `env` holds only differences from this process's environment; undefined unsets a
 * variable. `withAllItStarts`: a signal to this process also ends everything that the command has started.
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

/** Returns the standard output of a short command, or undefined if it fails or does not exist. */
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

/** Runs npm with the current Node: without a shell or npm.cmd, and with the npm that the person called. */
export function npm(...args) {
  const called = process.env.npm_execpath;
  if (called?.endsWith('.js')) return { file: process.execPath, args: [called, ...args] };
  if (process.platform !== 'win32') return { file: 'npm', args };
  // Node cannot start a .cmd file without a shell. Its Windows installer puts npm next to it.
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return { file: process.execPath, args: [beside, ...args] };
}

export const isRoot = process.getuid?.() === 0;

function environmentOf(command) {
  const entries = Object.entries({ ...process.env, ...command.env });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
