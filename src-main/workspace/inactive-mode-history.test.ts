import { cpSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { openStoresInProcessWith } from '../data/open-stores-in-process.fixture';
import { drain, folderOf, open, pcWithCopy } from '../data/recovery/copied-folder.fixture';
import { createInactiveModeHistory } from './inactive-mode-history';

const nowMs = Date.UTC(2026, 10, 25);

it('that an older history was put back is said by the workspace, also where a reader opened it before', async () => {
  const { pc, yesterday } = pcWithCopy();
  const today = open(pc);
  drain(today);
  today.close();
  rmSync(folderOf(pc), { recursive: true });
  cpSync(yesterday, folderOf(pc), { recursive: true });
  let lastId = 0;
  const inactive = createInactiveModeHistory({
    userDataFolder: dirname(folderOf(pc)),
    openStores: openStoresInProcessWith({
      folder: pc.witnessFolder,
      machineFolder: pc.machineFolder,
      newId: () => `id-of-reader-${(lastId += 1)}`,
    }),
    practice: { fill: () => Promise.resolve() },
    nowMs: () => nowMs,
  });
  expect(await inactive.open('live')).toMatchObject({ ok: true });

  const openAsWorkspace = async () => {
    const openStores = await inactive.release();
    const opened = await openStores(pc.file, { nowMs, mustRestore: false });
    if (!opened.ok) throw new Error(opened.error.detail);
    await opened.value.close();
    return inactive.showRecovery('live').rollback;
  };
  expect(await openAsWorkspace()).toMatchObject({ reason: 'history-older', uncertainCount: 3 });
  // A window that is reloaded shows it once more, but a later opening does not.
  expect(inactive.showRecovery('live').rollback).toMatchObject({ reason: 'history-older' });
  expect(await openAsWorkspace()).toBeNull();
});
