import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { openSyncedPc, serverOf } from './synced-pc.fixture';
import {
  connectInTest,
  eventually,
  openUpToDatePc,
  registerServerHooks,
  type PcChanges,
  type Roles,
} from './shared-server.fixture';

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')('notices of a supervisor', () => {
  const roles: Roles = { pcs: ['pc_a'], supervisors: ['pc_s'] };
  let postgres: Postgres;

  registerServerHooks(roles, (started) => {
    postgres = started;
  });

  const desk = (name: string, changes: PcChanges = {}, folder = tempFolder()) =>
    openUpToDatePc(postgres, name, { ...changes, folder });

  it('reach every PC, the newest first, until the supervisor ends them', async () => {
    const [a, supervisor] = [await desk('pc_a'), await desk('pc_s')];
    expect(await supervisor.sync.postNotice('Terminals down since 10:40', 2)).toMatchObject({ ok: true });
    await eventually(() => a.notices()).toEqual(['Terminals down since 10:40']);
    expect(await supervisor.sync.postNotice('Printers late', 1)).toMatchObject({ ok: true });
    for (const each of [a, supervisor])
      await eventually(() => each.notices()).toEqual(['Printers late', 'Terminals down since 10:40']);
    const [first] = await postgres.run(`SELECT id FROM helpdesk.notice WHERE text LIKE 'Terminals%'`);
    expect(await supervisor.sync.endNotice(String(first?.['id']))).toMatchObject({ ok: true });
    await eventually(() => a.notices()).toEqual(['Printers late']);
    // A PC that comes later has what is still to be shown.
    await eventually((await desk('pc_a')).notices).toEqual(['Printers late']);
  });

  it('are taken from no other PC, which is not offered to write them', async () => {
    const [a, supervisor] = [await desk('pc_a'), await desk('pc_s')];
    expect(await a.sync.state()).toMatchObject({ value: { maySendNotices: false } });
    expect(await supervisor.sync.state()).toMatchObject({ value: { maySendNotices: true } });
    expect(await a.sync.postNotice('Nonsense', 2)).toEqual({ ok: false, error: 'not-allowed' });
    expect(await postgres.run('SELECT text FROM helpdesk.notice')).toEqual([]);
    // It goes on sharing.
    expect(await a.sync.state()).toMatchObject({ value: { phase: 'up-to-date', errorCode: null } });
  });

  it('end by themselves while the server is gone, also where the clock of the PC is wrong', async () => {
    let clockMs = Date.UTC(2001, 0, 1);
    const ends: (() => void)[] = [];
    const a = await desk('pc_a', {
      nowMs: () => clockMs,
      schedule: (delayMs, run) => {
        // The end of a notice is the only thing that is further away than an hour.
        if (delayMs > 3_000_000) ends.push(run);
        const timer = setTimeout(run, delayMs / 20);
        return () => clearTimeout(timer);
      },
    });
    await postgres.run(
      `INSERT INTO helpdesk.notice (text, ends_at) VALUES ('down', now() + interval '1 hour')`,
    );
    await eventually(() => a.notices()).toEqual(['down']);
    postgres.kill();
    onTestFinished(() => postgres.start());
    await eventually(() => a.sync.state()).toMatchObject({ value: { phase: 'failed' } });
    expect(a.notices()).toEqual(['down']);
    clockMs += 3_600_000;
    for (const end of ends.splice(0)) end();
    expect(a.notices()).toEqual([]);
  });

  it('survive a restart without the server, until they end', async () => {
    const folder = tempFolder();
    const a = await desk('pc_a', {}, folder);
    await postgres.run(
      `INSERT INTO helpdesk.notice (text, ends_at) VALUES ('down', now() + interval '1 hour'), ('late', now() + interval '3 hours')`,
    );
    await eventually(() => a.notices().length).toBe(2);
    await a.close();
    expect(a.notices()).toEqual([]);
    postgres.kill();
    onTestFinished(() => postgres.start());
    const restart = (nowMs: number) => {
      const again = openSyncedPc(folder, { port: postgres.port }, 'pc_a', { nowMs: () => nowMs });
      onTestFinished(() => again.close().catch(() => undefined));
      again.sync.start();
      return again;
    };
    const soon = restart(Date.now());
    expect(soon.notices().toSorted()).toEqual(['down', 'late']);
    await soon.close();
    const later = restart(Date.now() + 2 * 3_600_000);
    expect(later.notices()).toEqual(['late']);
  });

  it('leave the screen where sharing ends', async () => {
    let isShared = true;
    const to = serverOf('pc_a', { port: postgres.port });
    const server = { read: () => (isShared ? to : null), isByPolicy: () => true, fixed: [], proposed: {} };
    const folder = tempFolder();
    const a = await desk('pc_a', { server }, folder);
    await postgres.run(
      `INSERT INTO helpdesk.notice (text, ends_at) VALUES ('down', now() + interval '1 hour')`,
    );
    await eventually(() => a.notices()).toEqual(['down']);
    isShared = false;
    a.sync.reconnect();
    await eventually(() => a.notices()).toEqual([]);
    expect(await a.sync.state()).toMatchObject({ value: { server: null } });
    expect(existsSync(join(folder, 'notices.json'))).toBe(false);
  });

  it('are ended by any supervisor, but never rewritten, deleted, or without an end', async () => {
    await postgres.run(
      `INSERT INTO helpdesk.notice (text, ends_at) VALUES ('down', now() + interval '1 hour')`,
    );
    const client = await connectInTest(postgres, 'pc_s');
    for (const [sql, complaint] of [
      [`UPDATE helpdesk.notice SET text = 'up'`, 'permission denied'],
      ['DELETE FROM helpdesk.notice', 'permission denied'],
      [`INSERT INTO helpdesk.notice (text) VALUES ('for ever')`, 'null value'],
      [`INSERT INTO helpdesk.notice (owner, text, ends_at) VALUES ('pc_a', 'x', now())`, 'permission denied'],
      [
        `INSERT INTO helpdesk.notice (text, ends_at) VALUES ('${'x'.repeat(301)}', now())`,
        'check constraint',
      ],
      [
        `INSERT INTO helpdesk.notice (text, ends_at) VALUES ('x', now() + interval '8 days')`,
        'check constraint',
      ],
    ] as const)
      await expect(client.query(sql)).rejects.toThrow(complaint);
    expect((await client.query('UPDATE helpdesk.notice SET ends_at = now()')).rowCount).toBe(1);
  });
});
