import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { claimFolder, type OwnerIdentity } from './folder-owner';
import { heartbeatIntervalMs } from './heartbeat-interval';
import { tempFolder } from '../../db/temp-folder.fixture';

const here: OwnerIdentity = { id: 'copy-1', host: 'PC-1', pid: 1 };
const there: OwnerIdentity = { id: 'copy-2', host: 'PC-2', pid: 2 };
const openOn = (host: string) => ({ ok: false, error: { errorCode: 'open-elsewhere', host } });

function claimed(folder: string, identity = here) {
  const claim = claimFolder(folder, identity);
  if (!claim.ok) throw new Error(claim.error.errorCode);
  onTestFinished(() => claim.value.release());
  return claim.value;
}

/** Starts another process that holds the lock of a folder until it is killed, as another copy of the app does. */
async function anotherProcess(folder: string) {
  const sqlite = createRequire(import.meta.url).resolve('better-sqlite3');
  const file = join(folder, 'owner.lock');
  const code = `const db = require(${JSON.stringify(sqlite)})(${JSON.stringify(file)});
    db.exec('BEGIN IMMEDIATE'); console.log('locked'); setInterval(() => db, 1000);`;
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'exit');
  await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGKILL');
    await gone;
  };
}

test('one copy owns a folder until it releases it', () => {
  const folder = join(tempFolder(), 'live');
  const owner = claimed(folder);
  expect([owner.isOwner(), owner.beat()]).toEqual([true, true]);
  expect(claimFolder(folder, there)).toMatchObject(openOn('PC-1'));
  expect(owner.isOwner()).toBe(true);
  owner.release();
  expect(readdirSync(folder)).toEqual(['owner.lock']);
  expect(claimed(folder, there).isOwner()).toBe(true);
});

test('the lock of another process keeps it out, whatever the record says, and goes with that process', async () => {
  const folder = tempFolder();
  const kill = await anotherProcess(folder);
  onTestFinished(kill);
  expect(claimFolder(folder, here)).toMatchObject({ ok: false, error: { errorCode: 'open-elsewhere' } });
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ ...there, host: here.host }));
  expect(claimFolder(folder, here)).toMatchObject(openOn('PC-1'));
  await kill();
  expect(claimed(folder).isOwner()).toBe(true);
});

test('where the disk passes no locks on, the record of another computer keeps it out as long as it is renewed', () => {
  const folder = tempFolder();
  const record = join(folder, 'owner.json');
  writeFileSync(record, JSON.stringify(there));
  expect(claimFolder(folder, here)).toMatchObject(openOn('PC-2'));
  expect(readdirSync(folder)).toEqual(['owner.json', 'owner.lock']);

  const agoMs = 7 * heartbeatIntervalMs;
  const written = statSync(record).mtimeMs;
  utimesSync(record, new Date(written - agoMs), new Date(written - agoMs));
  expect(claimed(folder).isOwner()).toBe(true);
});

test('a record ahead of the clock keeps it out only where it is renewed within two beats', () => {
  const folder = tempFolder();
  const record = join(folder, 'owner.json');
  const setAhead = (days: number): void => {
    const time = new Date(statSync(record).mtimeMs + days * 86_400_000);
    utimesSync(record, time, time);
  };
  writeFileSync(record, JSON.stringify(there));
  setAhead(400);

  let waitedMs = 0;
  const renewing = claimFolder(folder, here, (ms) => {
    waitedMs += ms;
    if (waitedMs > heartbeatIntervalMs) setAhead(1);
  });
  expect(renewing).toMatchObject(openOn('PC-2'));
  expect(waitedMs).toBeGreaterThan(heartbeatIntervalMs);

  waitedMs = 0;
  const left = claimFolder(folder, here, (ms) => {
    waitedMs += ms;
  });
  onTestFinished(() => {
    if (left.ok) left.value.release();
  });
  expect(left.ok && left.value.isOwner()).toBe(true);
  expect(waitedMs).toBe(2 * heartbeatIntervalMs);
  expect(Date.now() - statSync(record).mtimeMs).toBeLessThan(86_400_000);
  expect(JSON.parse(readFileSync(record, 'utf8'))).toEqual(here);
});

test('a record a little ahead of the clock is not watched: it grows old by itself', () => {
  const folder = tempFolder();
  const record = join(folder, 'owner.json');
  writeFileSync(record, JSON.stringify(there));
  const soon = new Date(statSync(record).mtimeMs + heartbeatIntervalMs / 2);
  utimesSync(record, soon, soon);
  expect(claimFolder(folder, here, () => expect.fail('waited'))).toMatchObject(openOn('PC-2'));
});

test('a copy that was taken over notices, and does not take the folder back', () => {
  const folder = tempFolder();
  const owner = claimed(folder);
  const record = join(folder, 'owner.json');
  writeFileSync(record, JSON.stringify(there));
  expect([owner.isOwner(), owner.beat()]).toEqual([false, false]);
  owner.release();
  expect(JSON.parse(readFileSync(record, 'utf8'))).toEqual(there);
});

describe('the record of an earlier run that is copied over the own one', () => {
  const olderThan = (record: string, byMs: number): void => {
    const time = new Date(statSync(record).mtimeMs - byMs);
    utimesSync(record, time, time);
  };

  test.each([
    ['of this computer', { ...here, id: 'copy-0' }, 0],
    ['of another computer', there, 60_000],
  ])('and is %s, takes nothing over, and is replaced', (_whose, copied, agoMs) => {
    const folder = tempFolder();
    const owner = claimed(folder);
    const record = join(folder, 'owner.json');
    writeFileSync(record, JSON.stringify(copied));
    olderThan(record, agoMs);
    expect([owner.isOwner(), owner.beat()]).toEqual([true, true]);
    expect(JSON.parse(readFileSync(record, 'utf8'))).toEqual(here);
  });

  test('counts once the lock is another file: then another copy may hold it', () => {
    const folder = tempFolder();
    const owner = claimed(folder);
    writeFileSync(join(folder, 'owner.json'), JSON.stringify({ ...here, id: 'copy-0' }));
    renameSync(join(folder, 'owner.lock'), join(folder, 'owner.lock.away'));
    writeFileSync(join(folder, 'owner.lock'), '');
    expect([owner.isOwner(), owner.beat()]).toEqual([false, false]);
  });
});

test.each(['', '{', '{"id":7}'])('an invalid record, %j, keeps nobody out', (text) => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'owner.json'), text);
  const owner = claimed(folder);
  expect(owner.isOwner()).toBe(true);
  writeFileSync(join(folder, 'owner.json'), text);
  expect([owner.isOwner(), owner.beat()]).toEqual([true, true]);
});

test('without a usable lock file, the record decides', () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'owner.lock'), 'x'.repeat(5_000));
  expect(claimed(folder).isOwner()).toBe(true);
  const file = join(tempFolder(), 'file');
  writeFileSync(file, '');
  expect(claimed(join(file, 'live')).isOwner()).toBe(true);
});

test('its files are private', () => {
  const folder = tempFolder();
  claimed(folder).beat();
  const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600]);
});
