import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test as base } from '../fixtures/test';
import { openVirtualScreen, type VirtualScreen } from '../fixtures/virtual-screen';
import { giveToUnprivilegedUser, placeForUnprivilegedUser } from './unprivileged-user';
import { createConfigHome, findPackagedProgram } from './packaged-program';

type Fixtures = {
  readonly virtualScreen: VirtualScreen;
  /** Owned by the user who runs the program. */
  readonly folder: string;
  /** The configuration home, in which an agent has chosen practice. */
  readonly configHome: string;
};

type WorkerFixtures = {
  /** The packaged program, where its user can start it. */
  readonly packaged: { readonly program: string; readonly folder: string; readonly resources: string };
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  packaged: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs off its first parameter.
    async ({}, use) => {
      const original = findPackagedProgram();
      const { folder, remove } = await placeForUnprivilegedUser(original.folder);
      const program = join(folder, basename(original.program));
      await use({ program, folder, resources: join(folder, 'resources') });
      await remove();
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- as above
  virtualScreen: async ({}, use) => {
    const screen = await openVirtualScreen();
    await use(screen);
    await screen.close();
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'helpdesk-doors-'));
    await giveToUnprivilegedUser(folder);
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  configHome: async ({}, use) => {
    const config = await createConfigHome();
    await use(config.folder);
    await config.remove();
  },
});

export { expect } from '@playwright/test';
