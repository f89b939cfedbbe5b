import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished } from 'vitest';
import { startPostgres, type Postgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { openSyncedPc, type SyncedPc } from './synced-pc.fixture';

/** The login roles of PCs, each with its name as the password. */
export type Roles = { readonly pcs: readonly string[]; readonly supervisors?: readonly string[] };

/** Starts a server with login roles, which may do nothing yet. */
export async function startServerWithRoles({ pcs, supervisors = [] }: Roles): Promise<Postgres> {
  const postgres = await startPostgres();
  for (const name of [...pcs, ...supervisors])
    await postgres.run(`CREATE ROLE ${name} LOGIN PASSWORD '${name}'`);
  return postgres;
}

/** Sets an empty shared history up, in the place of the one that is there, and lets the roles use it. */
export async function resetSharedHistory(
  postgres: Postgres,
  { pcs, supervisors = [] }: Roles,
): Promise<void> {
  await postgres.run('DROP SCHEMA IF EXISTS helpdesk CASCADE');
  const complaints = postgres.setUp();
  if (complaints !== '') throw new Error(complaints);
  await postgres.run(`GRANT helpdesk_desk TO ${pcs.join(', ')}`);
  if (supervisors.length > 0) await postgres.run(`GRANT helpdesk_supervisor TO ${supervisors.join(', ')}`);
}

/**
 * Registers one server for the tests of a file or a group, with an empty shared history for each.
 * @param onStarted gets the server before the first test
 */
export function registerServerHooks(roles: Roles, onStarted: (postgres: Postgres) => void): void {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startServerWithRoles(roles);
    onStarted(postgres);
  }, 60_000);
  beforeEach(() => resetSharedHistory(postgres, roles));
  afterAll(() => postgres.stop());
}

/** Other work may keep the cores busy. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: 15_000, interval: 20 });

export type PcChanges = Parameters<typeof openSyncedPc>[3];

/** Opens a PC that has joined the shared history. It is closed at the end of the test. */
export async function openJoinedPc(
  { port }: Postgres,
  name: string,
  { folder = tempFolder(), ...changes }: PcChanges & { readonly folder?: string } = {},
): Promise<SyncedPc> {
  const opened = openSyncedPc(folder, { port }, name, changes);
  onTestFinished(() => opened.close().catch(() => undefined));
  await opened.join();
  return opened;
}

/** Opens a PC that has joined, and waits until it has everything. */
export async function openUpToDatePc(...pc: Parameters<typeof openJoinedPc>): Promise<SyncedPc> {
  const opened = await openJoinedPc(...pc);
  await eventually(() => opened.sync.state()).toMatchObject({ value: { phase: 'up-to-date' } });
  return opened;
}

/** Connects as a role that has its name as the password, past the app. */
export async function connectAsRole({ port }: Postgres, user: string): Promise<Client> {
  const client = new Client({ host: '127.0.0.1', port, database: 'helpdesk', user, password: user });
  await client.connect();
  return client;
}

/** The same, until the end of the test. */
export async function connectInTest(postgres: Postgres, user: string): Promise<Client> {
  const client = await connectAsRole(postgres, user);
  onTestFinished(() => client.end());
  return client;
}
