import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../db/temp-folder.fixture';
import { createErasureStore } from '../privacy/erasure-store';
import { findCallerTraces } from '../privacy/find-caller-traces';
import { createPc, expectValidChecksums } from './pc-with-history.fixture';
import { readSharedContent } from './shared-content.fixture';

const zuraidah = { phone: '60198765432', name: 'Zuraidah Canary' };

type Pc = ReturnType<typeof createPc>;

function eraseZuraidah({ db }: Pc): void {
  const erasures = createErasureStore(db);
  erasures.begin(findCallerTraces(db, zuraidah, Number.MAX_SAFE_INTEGER), 4_000);
  while (erasures.eraseSome());
}

async function copyArchive(pc: Pc): Promise<string> {
  const copy = join(tempFolder(), 'copy.zip');
  copyFileSync(await pc.archive(), copy);
  return copy;
}

test('mentions of a caller who was erased come back with no archive, and go on every PC that takes one', async () => {
  const [pc, other, late] = [createPc(), createPc(), createPc()];
  const id = pc.add({ Name: 'Ahmad', Phone: '60111111111' });
  pc.end(id, 'created');
  pc.tickets.addNote(id, 'Zuraidah Canary 019-876 5432 has the key', 5);
  pc.tickets.addNote(id, 'behind the counter', 6);
  const history = { name: [{ value: 'Zuraidah Canary', atMs: 1 }] };
  pc.db
    .prepare('UPDATE call SET field_history = ? WHERE id = (SELECT call_id FROM ticket WHERE id = ?)')
    .run(JSON.stringify(history), id);
  const before = await copyArchive(pc);
  await other.take(before);
  eraseZuraidah(pc);
  const after = await copyArchive(pc);
  const expected = readSharedContent(pc.db);
  expect(expected).toMatchObject([{ call: { tape: {} }, notes: ['5 …', '6 behind the counter'] }]);

  expect(await pc.take(before)).toEqual({ added: 0, changed: 0 });
  expect(await other.take(after)).toEqual({ added: 0, changed: 1 });
  for (const archive of [before, after, before]) await late.take(archive);
  for (const each of [pc, other, late]) expect(readSharedContent(each.db)).toEqual(expected);
  expect(await other.take(await other.archive())).toEqual({ added: 0, changed: 0 });
  // Backups of the other PC may have what it held before.
  expect(createErasureStore(other.db).rest()).toMatchObject({ isInCopiesOnRequest: true });
  expectValidChecksums(other.db);
});
