import { join, resolve } from 'node:path';
import { projectCacheFolder } from './lib/paths.mjs';
import { runOrStop, say, Stop } from './lib/run-or-stop.mjs';
import { prepareRuntime } from './lib/prepare-runtime.mjs';
import { seedHistory } from './lib/seed-history.mjs';

// npm run seed -- 1000000            a user data folder with this many tickets in its live history
// npm run seed -- 1000000 folder     the same, in this folder
await runOrStop(async () => {
  const [count, folder] = [Number(process.argv[2]), process.argv[3]];
  if (!Number.isSafeInteger(count) || count < 1) throw new Stop('How many tickets? npm run seed -- 1000000');
  const userData = resolve(folder ?? join(projectCacheFolder, `seeded-${count}`));
  await seedHistory(await prepareRuntime(), userData, count);
  const settings = { HELPDESK_USER_DATA: userData, HELPDESK_MODE: 'live' };
  const written = Object.entries(settings).map(([name, value]) =>
    process.platform === 'win32' ? `$env:${name}='${value}';` : `${name}='${value}'`,
  );
  say(`To open the app on them: ${written.join(' ')} npm start`);
});
