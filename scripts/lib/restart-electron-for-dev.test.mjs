import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'helpdesk-dev-app-'));
const events = join(folder, 'events');
const started = [];

afterEach(() => {
  for (const each of started) each.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Replaces Electron: a program that takes time to save before it ends, like the app. */
const slowApp = `
  const { appendFileSync } = require('node:fs');
  const note = (what) => appendFileSync(${JSON.stringify(events)}, what + '\\n');
  process.on('SIGTERM', () => setTimeout(() => { note('ended'); process.exit(0); }, 1500));
  setInterval(() => undefined, 1000);
  note('started');
`;

it('starts the app after a change only once the app before has ended', async () => {
  const app = join(folder, 'app.cjs');
  writeFileSync(app, slowApp);
  writeFileSync(events, '');
  const first = startDevApp(app);
  await eventsAre(['started']);
  // Like electron-vite, ends what it started and starts the next without waiting.
  first.kill();
  const second = startDevApp(app);
  await eventsAre(['started', 'ended', 'started']);
  second.kill();
  await once(second, 'exit');
  await eventsAre(['started', 'ended', 'started', 'ended']);
});

function startDevApp(app) {
  const devApp = join(import.meta.dirname, 'restart-electron-for-dev.mjs');
  const env = {
    ...process.env,
    HELPDESK_DEV_ELECTRON: process.execPath,
    HELPDESK_DEV_FOLDER: app,
    HELPDESK_DEV_PID_FILE: join(folder, 'cache', 'pid'),
  };
  const child = spawn(process.execPath, [devApp], { env, stdio: 'inherit' });
  started.push(child);
  return child;
}

async function eventsAre(expected) {
  const now = () => readFileSync(events, 'utf8').split('\n').filter(Boolean);
  const changes = watch(events);
  while (now().length < expected.length) await once(changes, 'change');
  changes.close();
  expect(now()).toEqual(expected);
}
