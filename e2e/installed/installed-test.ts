import { test as base } from '../fixtures/test';
import { openVirtualScreen, type VirtualScreen } from '../fixtures/virtual-screen';
import { createConfigHome } from '../packaged/packaged-program';

type Fixtures = { readonly virtualScreen: VirtualScreen; readonly configHome: string };

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs off its first parameter.
  virtualScreen: async ({}, use) => {
    const screen = await openVirtualScreen();
    await use(screen);
    await screen.close();
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  configHome: async ({}, use) => {
    const config = await createConfigHome();
    await use(config.folder);
    await config.remove();
  },
});

export { expect } from '@playwright/test';
