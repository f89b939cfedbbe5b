import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres, type Postgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { readCommands } from './document-commands.fixture';
import { callOf } from './synced-pc.fixture';

const roles = ['pc_kl-12', 'pc_kl-13', 'pc_kl-20'];

/** A server with roles of PCs, and for each a ticket of its own that is 400 days old: the number of the role is its call. */
async function startServerWithOldTickets(): Promise<Postgres> {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  expect(postgres.setUp()).toBe('');
  for (const role of roles) await addRoleWithOldTicket(postgres, role);
  return postgres;
}

async function addRoleWithOldTicket(postgres: Postgres, role: string): Promise<void> {
  await postgres.run(`CREATE ROLE "${role}" LOGIN IN ROLE helpdesk_desk`);
  await postgres.run(
    `WITH made AS (
       INSERT INTO helpdesk.desk (id, owner, pc_name, session, token)
       VALUES (gen_random_uuid(), $1, 'KL', 1, gen_random_uuid()) RETURNING id, owner
     )
     INSERT INTO helpdesk.ticket (owner, desk, call, reference, is_maker, state, created_at_ms, archived, changed_in)
     SELECT owner, id, $2, 'r', true, 'sent', (extract(epoch FROM now()) - 400 * 86400) * 1000, owner, pg_current_xact_id()
     FROM made`,
    [role, callOf(Number(role.slice(-2)))],
  );
}

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')('the commands for a record', () => {
  it('keep the tickets of a department, and of each role that is put nowhere, which the watch names', async () => {
    const postgres = await startServerWithOldTickets();
    const lines = readCommands('old-tickets.md', '## One department keeps longer');
    const [save = ''] = lines.slice(-1);
    const watch = readFileSync(
      join(import.meta.dirname, '../../docs/shared-history/watch-the-server.md'),
      'utf8',
    );
    const [, namesRest = ''] = /postgres (psql .*helpdesk_others.*)\n/.exec(watch) ?? [];
    const folder = tempFolder();
    const run = (line: string) => postgres.runShell(line.replace('cd /var/backups/helpdesk && ', ''), folder);
    const keptRoles = (): readonly string[] =>
      readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'));

    for (const line of lines) expect(run(line)).toEqual({ code: 0, printed: [], complaints: '' });
    expect(readdirSync(folder)).toEqual([
      expect.stringMatching(/^old-tickets-department-\d{4}-\d\d-\d\d\.jsonl$/),
    ]);
    expect(keptRoles()).toEqual(['pc_kl-12', 'pc_kl-13']);
    expect(run(namesRest)).toEqual({ code: 0, printed: [], complaints: '' });

    await addRoleWithOldTicket(postgres, 'pc_kl-30');
    await postgres.run('ALTER ROLE "pc_kl-12" NOLOGIN');
    expect(run(save)).toMatchObject({ code: 0, complaints: '' });
    expect(keptRoles()).toEqual(['pc_kl-12', 'pc_kl-13', 'pc_kl-30']);
    expect(run(namesRest).printed).toEqual([expect.stringMatching(/^pc_kl-30 is in none of /)]);
  });

  it('find the tickets that one role erased, in a dump from before', async () => {
    const postgres = await startServerWithOldTickets();
    const folder = tempFolder();
    const run = (line: string) => postgres.runShell(line, folder);
    const [create = '', fill = ''] = readCommands('back-up-and-restore.md', '## Restore on trial');
    for (const line of ['pg_dump --create helpdesk > helpdesk-5.sql', create, fill])
      expect(run(line)).toMatchObject({ code: 0, complaints: '' });
    for (const role of roles.slice(1))
      await postgres.run(
        `WITH erasure AS (INSERT INTO helpdesk.erasure_record (at, owner, why, rows) VALUES (clock_timestamp(), $1, 'request', 1) RETURNING at)
         INSERT INTO helpdesk.erased_call (call_hash, erased_at) SELECT helpdesk.hash_call($2), at FROM erasure`,
        [role, callOf(Number(role.slice(-2)))],
      );
    const lines = readCommands('../privacy.md', '### Whom somebody erased');
    expect(lines).toHaveLength(3);
    for (const line of lines)
      expect(run(line.replaceAll('2026-11-28 10:00+08', '2020-01-01'))).toEqual({
        code: 0,
        printed: [],
        complaints: '',
      });
    expect(readFileSync(join(folder, 'erased.jsonl'), 'utf8')).toBe('pc_kl-13\n');
    expect(readFileSync(join(folder, 'erased-notes.jsonl'), 'utf8')).toBe('');
  });
});
