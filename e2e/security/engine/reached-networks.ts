import type { Page } from '@playwright/test';
import { newUserDataFolder, startApp, type RunningApp } from '../../fixtures/helpdesk-app';
import type { Row } from '../../rows/row';
import { tryEveryWayOut } from '../attacks';
import { openListeningPost, type ListeningPost } from '../listening-post';

/** S3: script in the page tries every way out of it, with its policy and without, and a listener on loopback hears. */
export const reachedNetworks: Row = {
  id: 'S3',
  unit: 'requests and packets that left the page',
  goal: 0,
  runs: { full: 5, short: 1 },
  measure: async (runs) => {
    const post = await openListeningPost();
    const { folder, remove } = await newUserDataFolder();
    const app = await startApp({ userDataFolder: folder, mode: 'practice' });
    try {
      for (let run = 0; run < runs; run += 1) await tryEveryWayOutOf(app.page, post);
      const devtools = await app.electron.context().newCDPSession(app.page);
      await devtools.send('Page.setBypassCSP', { enabled: true });
      await app.page.reload();
      for (let run = 0; run < runs; run += 1) await tryEveryWayOutOf(app.page, post);
      const heard = [...post.heard];
      await tryEveryWayOutOf(await openUnguardedPage(app, post), post);
      const control = post.heard.length - heard.length;
      return { value: heard.length, control, seen: { heard: [...new Set(heard)].slice(0, 10) } };
    } finally {
      await app.kill();
      post.close();
      await remove();
    }
  },
};

async function tryEveryWayOutOf(page: Page, { httpPort, udpPort }: ListeningPost): Promise<void> {
  await page.evaluate(tryEveryWayOut, { httpPort, udpPort });
}

/** A window of the same Electron in a session that nothing guards. */
async function openUnguardedPage({ electron }: RunningApp, post: ListeningPost): Promise<Page> {
  const opened = electron.waitForEvent('window');
  await electron.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false, webPreferences: { partition: 'unguarded' } });
    await window.loadURL(url);
  }, `http://127.0.0.1:${post.httpPort}/`);
  return opened;
}
