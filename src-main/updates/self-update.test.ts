import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { scheduleTimeout } from '../time/schedule-timeout';
import { createDeferred } from '../time/create-deferred';
import { describeInstaller, feedParts, serveFeed } from './feed-server.fixture';
import { createSelfUpdate, type UpdateInstaller } from './self-update';
import type { UpdateNotice } from './update-notice';

const content = Buffer.from('MZ, a newer version');
const installer = describeInstaller(content);
const notice: UpdateNotice = { version: '0.2.0', installer, downloadWithinMinutes: 0 };
const mayUpdate = () => Promise.resolve(true);

const sendInstaller: RequestListener = (_request, response) => response.end(content);

/** An app 0.1.0 of the package for one user, with this feed. */
async function world(
  answer: RequestListener = sendInstaller,
  isBlocked: () => boolean = () => false,
  freeBytes?: () => number,
) {
  const folder = join(tempFolder(), 'updates');
  const { url, asked } = await serveFeed(answer);
  const from = new URL(`${url}/helpdesk/latest.json?pc=1`);
  const recorded = createRecordedLog();
  const started: string[] = [];
  let scheduled = 0;

  function open(appVersion = '0.1.0', entry: UpdateInstaller['entry'] = 'installer') {
    const { promise: ready, resolve } = createDeferred<string>();
    const announced: Array<string | null> = [];
    const selfUpdate = createSelfUpdate({
      ...feedParts,
      log: recorded.log,
      folder,
      appVersion,
      updateInstaller: {
        entry,
        start: (file) => {
          started.push(readFileSync(file, 'utf8'));
          if (isBlocked()) throw Object.assign(new Error('/home/Ahmad'), { code: 'UNKNOWN' });
        },
      },
      schedule: (delayMs, run) => {
        scheduled += 1;
        return scheduleTimeout(delayMs, run);
      },
      random: () => 0,
      ...(freeBytes && { freeBytes }),
      onReady: (version) => {
        announced.push(version);
        if (version !== null) resolve(version);
      },
    });
    onTestFinished(selfUpdate.stop);
    return { ...selfUpdate, ready, announced };
  }

  const check = async ({ takeInstaller }: ReturnType<typeof open>) =>
    (await (await takeInstaller(mayUpdate))?.()) ?? null;
  const end = async (app: ReturnType<typeof open>) => (await check(app))?.();
  return { folder, from, asked, recorded, started, scheduled: () => scheduled, open, check, end };
}

it('downloads a newer version, and starts its installer once, at the end', async () => {
  const { from, asked, recorded, started, open, end } = await world();
  const app = open();
  app.consider(notice, from);
  expect(await app.ready).toBe('0.2.0');
  app.consider(notice, from);
  expect(started).toEqual([]);
  await end(app);
  expect(started).toEqual([content.toString()]);
  expect(recorded.lines.map(([, event]) => event)).toEqual(['update downloaded', 'update started']);
  expect(asked.map(({ method, url, headers }) => [method, url, headers])).toEqual([
    [
      'GET',
      `/helpdesk/${installer.file}`,
      {
        host: from.host,
        'user-agent': 'StoreHub-Helpdesk/0.1.0',
        accept: 'application/octet-stream',
        connection: 'close',
      },
    ],
  ]);
});

it('takes the entry of its own package, and says so where there is none', async () => {
  const { from, asked, recorded, started, open, end } = await world();
  const app = open('0.1.0', 'appImage');
  app.consider(notice, from);
  expect(recorded.of('update refused')).toEqual([{ version: '0.2.0', reason: 'no-installer' }]);
  const appImage = { ...installer, file: 'storehub-helpdesk-0.3.0-x64.AppImage' };
  app.consider({ ...notice, version: '0.3.0', appImage }, from);
  await app.ready;
  await end(app);
  expect([started.length, asked.map(({ url }) => url)]).toEqual([1, [`/helpdesk/${appImage.file}`]]);
});

it('starts nothing while a call is open, and does so at a later end, without another download', async () => {
  const { from, asked, recorded, started, open, end } = await world();
  const app = open();
  app.consider(notice, from);
  await app.ready;
  expect(await app.takeInstaller(() => Promise.resolve(false))).toBeNull();
  expect(recorded.of('update waits')).toEqual([{ version: '0.2.0' }]);

  const next = open();
  next.consider(notice, from);
  await next.ready;
  await end(next);
  expect([started.length, asked.length]).toEqual([1, 1]);
});

it.each<[string, RequestListener, string]>([
  ['another content', (_, response) => response.end('MZ, a virus version'), 'wrong-sum'],
  ['a file without an end', (_, response) => void response.write(Buffer.alloc(100)), 'wrong-size'],
  ['a shorter file', (_, response) => response.end(content.subarray(1)), 'wrong-size'],
])('refuses %s, asks for it once, and keeps nothing of it', async (_name, answer, reason) => {
  const { folder, from, recorded, started, scheduled, open, end } = await world(answer);
  const app = open();
  app.consider(notice, from);
  await expect.poll(() => recorded.of('update refused')).toEqual([{ version: '0.2.0', reason }]);
  app.consider(notice, from);
  await end(app);
  expect([scheduled(), started, readdirSync(folder)]).toEqual([1, [], []]);
});

it.each(['0.0.9', '0.1.0'])('downloads nothing of version %s, and forgets what it has', async (version) => {
  const { folder, from, asked, recorded, started, open, end } = await world();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'storehub-helpdesk-0.1.0-x64.exe'), 'MZ');
  const app = open();
  app.consider({ ...notice, version }, from);
  app.consider({ ...notice, version }, from);
  await end(app);
  expect([asked, started, readdirSync(folder)]).toEqual([[], [], []]);
  expect(recorded.of('update refused')).toEqual(version === '0.1.0' ? [] : [{ version, reason: 'older' }]);
});

it.each(['0.1.0', '0.0.9'])('installs nothing any more once the feed goes back to %s', async (version) => {
  const { folder, from, started, open, end } = await world();
  const app = open();
  app.consider(notice, from);
  await app.ready;
  app.consider({ ...notice, version }, from);
  await end(app);
  expect([app.announced, started, readdirSync(folder)]).toEqual([['0.2.0', null], [], []]);
});

/** Sends the package of 0.3.0, and only the beginning of that of 0.2.0. */
const sendNewestOnly: RequestListener = (request, response) =>
  request.url?.includes('0.3.0') === true
    ? response.end(newest)
    : void response.write(content.subarray(0, 4));
const newest = Buffer.from('MZ, the newest version');
const newestNotice: UpdateNotice = {
  ...notice,
  version: '0.3.0',
  installer: describeInstaller(newest, 'storehub-helpdesk-0.3.0-x64.exe'),
};

it.each<[string, UpdateNotice[]]>([
  ['goes back', [{ ...notice, version: '0.1.0' }]],
  ['has no package of it any more', [{ version: '0.2.1', downloadWithinMinutes: 0 }]],
  ['has a newer one', []],
])('stops a download once the feed %s, before it begins and in the middle', async (_name, between) => {
  for (const isBegun of [false, true]) {
    const { folder, from, asked, started, open, end } = await world(sendNewestOnly);
    const app = open();
    app.consider(notice, from);
    await expect.poll(() => !isBegun || asked.length > 0).toBe(true);
    for (const later of [...between, newestNotice]) app.consider(later, from);
    expect(await app.ready).toBe('0.3.0');
    await end(app);
    expect([app.announced, started]).toEqual([['0.3.0'], [newest.toString()]]);
    expect(asked.map(({ url }) => url?.includes('0.2.0'))).toEqual(isBegun ? [true, false] : [false]);
    expect(readdirSync(folder).toSorted()).toEqual(['attempts.json', newestNotice.installer?.file]);
  }
});

it('keeps nothing of a download that the feed has withdrawn', async () => {
  const { folder, from, asked, recorded, started, open, end } = await world(sendNewestOnly);
  const app = open();
  app.consider(notice, from);
  await expect.poll(() => asked.length).toBe(1);
  app.consider({ ...notice, version: '0.1.0' }, from);
  await expect.poll(() => readdirSync(folder)).toEqual([]);
  await end(app);
  expect([app.announced, started, recorded.lines]).toEqual([[], [], []]);
});

it('starts nothing where nobody can say whether a call is open', async () => {
  const { from, recorded, open } = await world();
  const app = open();
  app.consider(notice, from);
  await app.ready;
  expect(await app.takeInstaller(() => Promise.reject(new Error('no thread')))).toBeNull();
  expect(recorded.of('update waits')).toEqual([{ version: '0.2.0' }]);
});

it('refuses a file that was changed after its download', async () => {
  const { folder, from, recorded, started, open, end } = await world();
  const app = open();
  app.consider(notice, from);
  await app.ready;
  writeFileSync(join(folder, installer.file), 'MZ, a virus version');
  await end(app);
  expect([started, existsSync(join(folder, installer.file))]).toEqual([[], false]);
  expect(recorded.of('update refused')).toEqual([{ version: '0.2.0', reason: 'wrong-sum' }]);
});

it('refuses a file that was changed while the app closed', async () => {
  const { folder, from, started, open } = await world();
  const app = open();
  app.consider(notice, from);
  await app.ready;
  const check = await app.takeInstaller(mayUpdate);
  writeFileSync(join(folder, installer.file), 'MZ, a virus version');
  expect([await check?.(), started]).toEqual([null, []]);
});

it('downloads again where a link or a folder has the name, and leaves alone where the link leads', async () => {
  const elsewhere = join(tempFolder(), 'elsewhere');
  writeFileSync(elsewhere, content);
  for (const stand of [
    (file: string) => symlinkSync(elsewhere, file),
    (file: string) => mkdirSync(join(file, 'x'), { recursive: true }),
  ]) {
    const { folder, from, asked, started, open, end } = await world();
    mkdirSync(folder);
    stand(join(folder, installer.file));
    const app = open();
    app.consider(notice, from);
    await app.ready;
    await end(app);
    expect([asked.length, started]).toEqual([1, [content.toString()]]);
  }
  expect(readFileSync(elsewhere, 'utf8')).toBe(content.toString());
});

it('an installer that the system does not let start is logged, and the app ends', async () => {
  const { from, recorded, open, end } = await world(sendInstaller, () => true);
  const app = open();
  app.consider(notice, from);
  await app.ready;
  await end(app);
  expect(recorded.of('update not started')).toEqual([{ version: '0.2.0', error: 'Error UNKNOWN' }]);
  expect(recorded.of('update started')).toEqual([]);
});

it('an app that is opened again while it closes is no attempt', async () => {
  const { from, recorded, started, open, check, end } = await world();
  for (let run = 0; run < 3; run += 1) {
    const app = open();
    app.consider(notice, from);
    await app.ready;
    expect(await check(app)).not.toBeNull();
  }
  const app = open();
  app.consider(notice, from);
  await app.ready;
  await end(app);
  expect([started.length, recorded.of('update started')]).toEqual([1, [{ version: '0.2.0', attempt: 1 }]]);
});

it('promises no version any more that the feed has changed, until the other content is there', async () => {
  const other = Buffer.from('MZ, the same version made again');
  const { from, started, open, end } = await world((request, response) =>
    response.end(request.url?.includes('again') === true ? other : content),
  );
  const app = open();
  app.consider(notice, from);
  await app.ready;
  const again = describeInstaller(other, 'again.exe');
  app.consider({ ...notice, installer: again }, from);
  expect(app.announced).toEqual(['0.2.0', null]);
  await expect.poll(() => app.announced).toEqual(['0.2.0', null, '0.2.0']);
  await end(app);
  expect(started).toEqual([other.toString()]);
});

it('gives an installer up that had no effect three times, and takes the next one', async () => {
  const { from, recorded, started, open, end } = await world((request, response) =>
    response.end(request.url?.includes('0.3.0') === true ? `${content.toString()}!` : content),
  );
  for (let run = 0; run < 3; run += 1) {
    const app = open();
    app.consider(notice, from);
    await app.ready;
    await end(app);
  }
  const fourth = open();
  fourth.consider(notice, from);
  await end(fourth);
  expect(started).toHaveLength(3);
  expect(recorded.of('update refused')).toEqual([{ version: '0.2.0', reason: 'without-effect' }]);

  const next = describeInstaller(Buffer.from(`${content.toString()}!`), 'storehub-helpdesk-0.3.0-x64.exe');
  fourth.consider({ ...notice, version: '0.3.0', installer: next }, from);
  await fourth.ready;
  await end(fourth);
  expect(started).toHaveLength(4);
});

it('logs a server that does not answer, and tries again at the next check', async () => {
  let isDown = true;
  const { from, recorded, open } = await world((_request, response) =>
    isDown ? response.writeHead(503).end() : response.end(content),
  );
  const app = open();
  app.consider(notice, from);
  await expect.poll(() => recorded.of('update not downloaded')).toHaveLength(1);
  expect(recorded.of('update not downloaded')).toEqual([{ version: '0.2.0', error: 'Error HTTP-503' }]);
  isDown = false;
  app.consider(notice, from);
  expect(await app.ready).toBe('0.2.0');
});

it('leaves half a gigabyte to the history, and downloads once there is more', async () => {
  let free = 500_000_000 + content.length - 1;
  const { from, asked, recorded, open } = await world(
    sendInstaller,
    () => false,
    () => free,
  );
  const app = open();
  app.consider(notice, from);
  await expect.poll(() => recorded.lines).toHaveLength(1);
  expect(recorded.of('update not downloaded')).toEqual([{ version: '0.2.0', error: 'Error ENOSPC' }]);
  expect(asked).toEqual([]);
  free += 1;
  app.consider(notice, from);
  expect(await app.ready).toBe('0.2.0');
});

it('ends a download with the app, and leaves no part of it behind', async () => {
  const { folder, from, asked, recorded, open } = await world((_request, response) => {
    response.write(content.subarray(0, 4));
  });
  const app = open();
  app.consider(notice, from);
  await expect.poll(() => (existsSync(folder) ? readdirSync(folder).length : 0)).toBe(1);
  app.stop();
  await expect.poll(() => readdirSync(folder)).toEqual([]);
  expect([asked.length, recorded.lines]).toEqual([1, []]);
});
