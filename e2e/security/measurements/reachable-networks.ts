import type { Page } from '@playwright/test';
import type { RunningApp } from '../../fixtures/helpdesk-app';
import { tryNetworkEscapes } from '../network-escapes';
import { openLoopbackListener, type LoopbackListener } from '../loopback-listener';

/**
 * Script in the page tries every way to a network, with the page's policy and without, while a server on loopback
 * listens.
 */
export async function countReachedNetworks(
  app: RunningApp,
  times: number,
): Promise<{ received: readonly string[]; control: number }> {
  const post = await openLoopbackListener();
  try {
    for (let time = 0; time < times; time += 1) await tryEveryWayOutOf(app.page, post);
    const devtools = await app.electron.context().newCDPSession(app.page);
    await devtools.send('Page.setBypassCSP', { enabled: true });
    await app.page.reload();
    for (let time = 0; time < times; time += 1) await tryEveryWayOutOf(app.page, post);
    const received = [...post.received];
    await tryEveryWayOutOf(await openUnguardedPage(app, `http://127.0.0.1:${post.httpPort}/`), post);
    return { received, control: post.received.length - received.length };
  } finally {
    post.close();
  }
}

async function tryEveryWayOutOf(page: Page, { httpPort, udpPort }: LoopbackListener): Promise<void> {
  await page.evaluate(tryNetworkEscapes, { httpPort, udpPort });
}

/** A window of the same Electron in an unprotected session. */
export async function openUnguardedPage({ electron }: RunningApp, url: string): Promise<Page> {
  const opened = electron.waitForEvent('window');
  await electron.evaluate(async ({ BrowserWindow }, address) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { partition: 'unguarded', backgroundThrottling: false },
    });
    await window.loadURL(address);
  }, url);
  return opened;
}
