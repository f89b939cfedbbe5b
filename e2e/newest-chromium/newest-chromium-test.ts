import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, test as base, type Browser, type Page, type Route } from '@playwright/test';
import type { TokenState } from '../../shared/app/api-token';
import { channels, events } from '../../shared/ipc/channels-and-events';
import type { Helpdesk, HelpdeskParts } from '../../src-main/helpdesk-parts';
import { openStoresOnThreads } from '../../src-main/data/open-stores';
import { answerRequest } from '../../src-main/electron/ipc/answer-request';
import { serveAppFile } from '../../src-main/electron/security/serve-app-file';
import { helpdesksIn } from '../../src-main/helpdesk.fixture';
import { silentLog } from '../../src-main/log/log';
import { createUserDataFolder } from '../fixtures/helpdesk-app';

/** The build for the pinned Electron. */
const builtFolder = join(import.meta.dirname, '../../out/ahead');
/** Never asked: every request of the page is answered here. */
const origin = 'https://helpdesk.localhost';
const answerLimitMs = 20_000;

/** The whole main process but Electron in this Node, and the built window in a browser. */
type AheadApp = {
  readonly page: Page;
  readonly handlers: Helpdesk['handlers'];
  /** Texts that the app has put on the clipboard. */
  readonly copied: readonly string[];
  readonly quit: () => Promise<void>;
};

type Fixtures = {
  readonly userDataFolder: string;
  readonly start: (changes?: Partial<HelpdeskParts>, token?: TokenState) => Promise<AheadApp>;
  /** What the pages have complained about: uncaught errors, and breaches of their content security policy. */
  readonly faults: string[];
};

export const test = base.extend<Fixtures, { readonly newestBrowser: Browser }>({
  newestBrowser: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's needs off its first parameter.
    async ({}, use) => {
      const executablePath = process.env['HELPDESK_TEST_CHROMIUM'];
      if (executablePath === undefined) throw new Error('HELPDESK_TEST_CHROMIUM is not set: use npm test');
      const browser = await chromium.launch({
        executablePath,
        chromiumSandbox: process.env['HELPDESK_TEST_NO_SANDBOX'] !== '1',
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  // eslint-disable-next-line no-empty-pattern -- as above
  userDataFolder: async ({}, use) => {
    const { folder, remove } = await createUserDataFolder();
    await use(folder);
    await remove();
  },
  // eslint-disable-next-line no-empty-pattern -- as above
  faults: async ({}, use) => {
    await use([]);
  },
  start: async ({ newestBrowser, userDataFolder, faults }, use) => {
    const apps: AheadApp[] = [];
    await use(async (changes = {}, token = { kind: 'none' }) => {
      const app = await open({ browser: newestBrowser, userDataFolder, faults, changes, token });
      apps.push(app);
      return app;
    });
    for (const app of apps) await app.quit();
  },
});

export { expect } from '@playwright/test';

type OpenOptions = Pick<Fixtures, 'userDataFolder' | 'faults'> & {
  readonly browser: Browser;
  readonly changes: Partial<HelpdeskParts>;
  readonly token: TokenState;
};

async function open({ browser, userDataFolder, faults, changes, token }: OpenOptions): Promise<AheadApp> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const copied: string[] = [];
  const { compose, closeOpen } = helpdesksIn(userDataFolder);
  const helpdesk = compose(token, {
    log: silentLog,
    openStores: openStoresOnThreads(pathToFileURL(join(builtFolder, 'main/db-worker.js')), {
      folder: join(userDataFolder, '../registry'),
      machineFolder: join(userDataFolder, '../machine'),
      newId: () => crypto.randomUUID(),
    }),
    copyText: (text) => copied.push(text),
    notify: (event, payload) => {
      setImmediate(() => void sendEvent(page, event, payload));
    },
    ...changes,
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(`${line.text()} ${JSON.stringify(line.location())}`);
  });
  await page.exposeFunction('answer', bridgeTo(helpdesk));
  await page.addInitScript(installBridge, { channels, events });
  await page.route('**', (route) => servePage(route, helpdesk));
  await page.goto(`${origin}/index.html`);
  await page.locator('#field-phone').waitFor();
  return {
    page,
    handlers: helpdesk.handlers,
    copied,
    quit: async () => {
      await context.close();
      await closeOpen();
    },
  };
}

function bridgeTo({ handlers }: Helpdesk) {
  return async (channel: (typeof channels)[number], request: unknown): Promise<string> =>
    JSON.stringify(
      await answerRequest(channel, request, { handlers, log: silentLog, timeLimitMs: answerLimitMs }),
    );
}

async function servePage(route: Route, helpdesk: Helpdesk): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const request = { method: route.request().method(), url: `app://helpdesk${pathname}` };
  const { status, headers, data } = await serveAppFile(join(builtFolder, 'renderer'), request, {
    language: helpdesk.language(),
    isPractice: false,
    hasTour: false,
  });
  await route.fulfill({ status, headers: { ...headers }, body: data });
}

type PageWithBridge = {
  readonly answer: (channel: string, request: unknown) => Promise<string>;
  tellListeners?: (event: string, payload: unknown) => void;
  helpdesk?: unknown;
};

/** Runs in the page, before its script: the bridge that the preload makes in Electron. */
function installBridge(names: { readonly channels: readonly string[]; readonly events: readonly string[] }) {
  const view = globalThis as unknown as PageWithBridge;
  const listeners = new Map(names.events.map((name) => [name, new Set<(payload: unknown) => void>()]));
  view.tellListeners = (event, payload) => {
    for (const listener of listeners.get(event) ?? []) listener(payload);
  };
  view.helpdesk = {
    ask: Object.fromEntries(
      names.channels.map((name) => [name, (request: unknown) => view.answer(name, request)]),
    ),
    onEvent: Object.fromEntries(
      names.events.map((name) => [
        name,
        (listener: (payload: unknown) => void) => {
          listeners.get(name)?.add(listener);
          return () => listeners.get(name)?.delete(listener);
        },
      ]),
    ),
  };
}

/** A page that is gone hears nothing, as in Electron. */
async function sendEvent(page: Page, event: string, payload: unknown): Promise<void> {
  const tell = ([name, value]: [string, unknown]) =>
    (globalThis as unknown as PageWithBridge).tellListeners?.(name, value);
  await page.evaluate(tell, [event, payload] as [string, unknown]).catch(() => undefined);
}
