import { describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres } from '../../e2e/shared-history/start-postgres';
import { tryStolenCredentials } from './stolen-credentials.fixture';

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')('the schema on the server', () => {
  it('lets a desk with stolen credentials do nothing beyond its own rows', async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    expect(postgres.setUp()).toBe('');
    const { tried, succeeded, failedForAll, isOwnWorkDone } = await tryStolenCredentials(postgres);
    expect(succeeded).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(40);
    // No attempt failed for want of a connection or of sense: a superuser succeeds.
    expect(isOwnWorkDone).toBe(true);
    expect(failedForAll).toEqual([]);
  }, 60_000);

  it('can be set up again, and refuses a server that is newer', async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    expect(postgres.setUp()).toBe('');
    const [before] = await postgres.run('SELECT id FROM helpdesk.server');
    expect(postgres.setUp()).toBe('');
    expect(await postgres.run('SELECT id FROM helpdesk.server')).toEqual([before]);
    await postgres.run(`INSERT INTO helpdesk.schema_step (version, name) VALUES (99, 'newer')`);
    expect(postgres.setUp()).toContain('newer shared history than this file. Nothing was changed.');
  }, 60_000);
});
