import { describe, expect, it, onTestFinished } from 'vitest';
import type { Postgres } from '../../e2e/shared-history/start-postgres';
import type { Templates } from '../../shared/templates/templates';
import { tempFolder } from '../db/temp-folder.fixture';
import { openSyncedPc, type SyncedPc, serverOf } from './synced-pc.fixture';
import {
  connectInTest,
  eventually,
  openUpToDatePc,
  registerServerHooks,
  type PcChanges,
  type Roles,
} from './shared-server.fixture';

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')('presets and snippets of a supervisor', () => {
  const roles: Roles = { pcs: ['pc_a'], supervisors: ['pc_s', 'pc_t'] };
  let postgres: Postgres;

  registerServerHooks(roles, (started) => {
    postgres = started;
  });

  const desk = (name: string, changes: PcChanges = {}, folder = tempFolder()) =>
    openUpToDatePc(postgres, name, { ...changes, folder });

  const snippets = (...entries: readonly (readonly [id: string, text: string])[]): Templates => ({
    presets: [],
    snippets: entries.map(([id, text]) => ({ id, language: 'en', trigger: id, text })),
  });
  const textsOf = ({ templates }: SyncedPc): string[] => templates.get().snippets.map(({ text }) => text);

  it('stand beside those of each PC, also after a restart without the server, until they end', async () => {
    const folder = tempFolder();
    const [a, supervisor] = [await desk('pc_a', {}, folder), await desk('pc_s')];
    a.templates.set(snippets(['own', 'of A']));
    supervisor.templates.set(snippets(['s', 'of all']));
    expect(await supervisor.sync.shareTemplates(true)).toMatchObject({ ok: true });
    await eventually(() => textsOf(a)).toEqual(['of all', 'of A']);
    // They are not changed there.
    expect(a.templates.fixedIds()).toEqual(['s']);
    a.templates.set(snippets(['s', 'changed'], ['own', 'changed, too']));
    expect(textsOf(a)).toEqual(['of all', 'changed, too']);

    // The supervisor changes them and shares them again.
    supervisor.templates.set(snippets(['s', 'better'], ['more', 'another']));
    expect(textsOf(supervisor)).toEqual(['better', 'another']);
    expect(await supervisor.sync.shareTemplates(true)).toMatchObject({ ok: true });
    await eventually(() => textsOf(a)).toEqual(['better', 'another', 'changed, too']);
    await a.close();
    const restarted = openSyncedPc(folder, { port: 1 }, 'pc_a');
    onTestFinished(() => restarted.close());
    expect(textsOf(restarted)).toEqual(['better', 'another', 'changed, too']);
    await restarted.close();

    const again = await desk('pc_a', {}, folder);
    expect(await supervisor.sync.shareTemplates(false)).toMatchObject({ ok: true });
    await eventually(() => textsOf(again)).toEqual(['changed, too']);
    expect(textsOf(supervisor)).toEqual(['better', 'another']);
  });

  it('come behind the own ones of another supervisor, who shares own ones instead', async () => {
    const [a, s, t] = [await desk('pc_a'), await desk('pc_s'), await desk('pc_t')];
    for (const each of [a, s, t]) each.templates.set(snippets());
    s.templates.set(snippets(['one', 'of S'], ['two', 'of S, too']));
    await s.sync.shareTemplates(true);
    t.templates.set(snippets(['one', 'of T']));
    await eventually(() => textsOf(t).toSorted()).toEqual(['of S, too', 'of T']);
    expect(t.templates.fixedIds()).toEqual(['two']);
    await t.sync.shareTemplates(true);
    await eventually(() => textsOf(a)).toEqual(['of T']);
  });

  it('are taken from no other PC', async () => {
    const a = await desk('pc_a');
    expect(await a.sync.shareTemplates(true)).toEqual({ ok: false, error: 'not-allowed' });
    expect(await postgres.run('SELECT content FROM helpdesk.template_set')).toEqual([{ content: null }]);
    const client = await connectInTest(postgres, 'pc_s');
    for (const sql of [
      'DELETE FROM helpdesk.template_set',
      `UPDATE helpdesk.template_set SET version = gen_random_uuid()`,
      'INSERT INTO helpdesk.template_set (is_only) VALUES (true)',
    ])
      await expect(client.query(sql)).rejects.toThrow('permission denied');
    // Nor is what is no template file.
    await client.query(`UPDATE helpdesk.template_set SET content = '{"presets":[{}]}'`);
    await postgres.run(
      `INSERT INTO helpdesk.notice (text, ends_at) VALUES ('read', now() + interval '1 hour')`,
    );
    await eventually(() => a.notices()).toEqual(['read']);
    expect(a.templates.fixedIds()).toEqual([]);
  });

  it('leave a PC where sharing ends, but not one in practice', async () => {
    let isShared = true;
    const to = serverOf('pc_a', { port: postgres.port });
    const server = { read: () => (isShared ? to : null), isByPolicy: () => true, fixed: [], proposed: {} };
    const folder = tempFolder();
    const [a, supervisor] = [await desk('pc_a', { server }, folder), await desk('pc_s')];
    a.templates.set(snippets());
    supervisor.templates.set(snippets(['s', 'of all']));
    await supervisor.sync.shareTemplates(true);
    await eventually(() => textsOf(a)).toEqual(['of all']);
    const practice = openSyncedPc(tempFolder(), to, 'pc_a', { isPaused: true, templates: a.templates });
    onTestFinished(() => practice.close());
    practice.sync.start();
    expect(textsOf(a)).toEqual(['of all']);
    isShared = false;
    a.sync.reconnect();
    await eventually(() => textsOf(a)).toEqual([]);
  });
});
