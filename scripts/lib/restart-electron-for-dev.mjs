import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { sandboxArguments } from './chromium-sandbox.mjs';

// electron-vite starts this program in place of Electron, and again after each change in src-main. It first ends the
// previous Electron: two would share one data folder, and the second would give way to the first.

const QUIT_LIMIT_MS = 10_000;

/** Holds the process id of the Electron that was started last. */
const pidFile = process.env.HELPDESK_DEV_PID_FILE ?? '';
const { HELPDESK_DEV_ELECTRON: electronPath = '', HELPDESK_DEV_FOLDER: folder = '' } = process.env;

await endLastApp();
const app = spawn(electronPath, [folder, ...sandboxArguments, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
mkdirSync(dirname(pidFile), { recursive: true });
writeFileSync(pidFile, String(app.pid));
process.on('SIGTERM', () => app.kill('SIGTERM')).on('SIGINT', () => app.kill('SIGINT'));
app.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
app.on('close', (code) => {
  if (lastPid() === app.pid) rmSync(pidFile, { force: true });
  process.exitCode = code ?? 1;
  process.exit();
});

async function endLastApp() {
  const pid = lastPid();
  if (pid === undefined || !isRunning(pid)) return;
  process.kill(pid, 'SIGTERM');
  for (const startMs = performance.now(); isRunning(pid); await after(50)) {
    if (performance.now() - startMs > QUIT_LIMIT_MS) process.kill(pid, 'SIGKILL');
  }
}

function lastPid() {
  return existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8')) : undefined;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
