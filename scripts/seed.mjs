import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildApp } from './lib/build.mjs';
import { run } from './lib/command.mjs';
import { projectCacheFolder } from './lib/paths.mjs';
import { runOrStop, say, secondsSince, Stop } from './lib/report.mjs';
import { prepareRuntime } from './lib/runtime.mjs';

// npm run seed -- 1000000            a folder of user data with so many tickets in its live history
// npm run seed -- 1000000 folder     there
await runOrStop(async () => {
  const [count, folder] = [Number(process.argv[2]), process.argv[3]];
  if (!Number.isSafeInteger(count) || count < 1) throw new Stop('How many tickets? npm run seed -- 1000000');
  const userData = resolve(folder ?? join(projectCacheFolder, `seeded-${count}`));
  const file = join(userData, 'live', 'helpdesk.db');
  if (existsSync(file)) throw new Stop(`There is a history already: ${file}`);

  const electron = await prepareRuntime();
  await buildApp(electron);
  const startMs = performance.now();
  const script = join(import.meta.dirname, 'seed', 'write-history.mjs');
  const { code } = await run({
    file: electron.electronPath,
    args: [script, String(count), file],
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  if (code !== 0) throw new Stop('The history could not be written; the message is above.');
  say(`${count} tickets in ${secondsSince(startMs)}: ${file}`);
  say(`To look at them: HELPDESK_USER_DATA='${userData}' HELPDESK_MODE=live npm start`);
});
