import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { readCommands, scriptsFolder } from './document-commands.fixture';
import { eventually, openUpToDatePc } from './shared-server.fixture';

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')('the commands for other passwords in one day', () => {
  it('name the PC that has the old password, which goes on by its open connection until that is cut', async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    expect(postgres.setUp()).toBe('');
    const folder = tempFolder();
    cpSync(scriptsFolder, folder, { recursive: true });
    writeFileSync(join(folder, 'pcs.txt'), 'A\r\n');
    const run = (line: string) => postgres.runShell(line, folder);
    const lines = readCommands(
      '../roll-out/rotate-today.md',
      '# Change token, passwords and certificate in one day',
    );
    const [note = '', change = '', cut = '', compare = ''] = lines;
    for (const role of ['pc_a', 'pc_b']) await postgres.addDesk(role);
    const [a, b] = [await openUpToDatePc(postgres, 'pc_a'), await openUpToDatePc(postgres, 'pc_b')];

    expect(run(note)).toEqual({ code: 0, printed: [], complaints: '' });
    expect(run(change)).toMatchObject({ code: 0, printed: ['pc_a: changed'] });
    expect(await a.sync.state()).toMatchObject({ value: { phase: 'up-to-date' } });
    expect(run(compare)).toEqual({ code: 0, printed: [], complaints: '' });

    expect(run(cut)).toMatchObject({ code: 0, complaints: '' });
    await eventually(() => a.sync.state()).toMatchObject({ value: { errorCode: 'password-rejected' } });
    await eventually(() => b.sync.state()).toMatchObject({ value: { phase: 'up-to-date' } });
    await eventually(() => Promise.resolve(run(compare).printed)).toEqual(['pc_a']);
  }, 60_000);
});
