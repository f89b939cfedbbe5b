import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from '../fixtures/test';
import { countWithstoodAttack } from '../fixtures/count-withstood-attack';
import { tryNetworkEscapes } from './network-escapes';
import { openLoopbackListener, type LoopbackListener } from './loopback-listener';

let post: LoopbackListener;

test.beforeEach(async () => {
  post = await openLoopbackListener();
});

test.afterEach(() => {
  post.close();
});

test('the page opens nothing else, and the window stays on it', async ({ start }) => {
  const { electron, page } = await start({ mode: 'practice' });

  await test.step('the page opens no webview and no other program', async () => {
    await electron.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = (url) => Promise.resolve(void opened.push(url));
    });
    await page.evaluate((port) => {
      const view = document.createElement('webview');
      view.setAttribute('src', `http://127.0.0.1:${port}/webview`);
      document.body.append(view);
      for (const href of ['mailto:x@mel.example', 'tel:60123456789', 'ms-settings:', 'https://x.example/']) {
        for (const target of ['', '_blank']) {
          const link = Object.assign(document.createElement('a'), { href, target });
          document.body.append(link);
          link.click();
        }
      }
    }, post.httpPort);
    // Uses the main process: after a link to another program, Playwright waits for a navigation. Once the page answers,
    // its earlier requests have been decided.
    const contents = await electron.evaluate(async ({ BrowserWindow, webContents }) => {
      await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.title');
      return webContents.getAllWebContents().map((each) => each.getType());
    });
    expect(contents).toEqual(['window']);
    expect(post.received).toEqual([]);
    countWithstoodAttack('S1', '12: no webview is attached');
    const opened = await electron.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    expect(opened).toEqual([]);
    countWithstoodAttack('S1', '15: nothing is opened by the system');
  });

  await test.step('the window stays on its page, whatever it is told', async () => {
    const home = page.url();
    expect(home).toBe('app://helpdesk/index.html');
    await electron.evaluate(({ BrowserWindow }, url) => {
      const counted = globalThis as unknown as { loads: number };
      counted.loads = 0;
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.on('did-finish-load', () => {
        if (contents.getURL() === url) counted.loads += 1;
      });
    }, home);
    let loads = 0;
    for (const url of [
      `http://127.0.0.1:${post.httpPort}/`,
      'file:///etc/passwd',
      'app://other/index.html',
      'app://helpdesk/assets/none.css',
      'data:text/html,x',
    ]) {
      await page.evaluate((to) => {
        location.href = to;
      }, url);
      await page.evaluate((to) => window.open(to), url);
      await page.evaluate((to) => {
        const frame = document.createElement('iframe');
        frame.src = to;
        document.body.append(frame);
      }, url);
      await page.waitForTimeout(100);
      expect(page.url()).toBe(home);
    }
    expect(electron.windows()).toHaveLength(1);
    expect(post.received).toEqual([]);
    countWithstoodAttack('S1', '13: navigation is limited');
    countWithstoodAttack('S1', '14: no new windows');
    countWithstoodAttack('S1', '18: no file: addresses');

    // Navigations that ask no handler: the first leads to a page, the second to one that cannot be loaded.
    for (const url of ['about:blank', 'about:srcdoc']) {
      // Delayed, since the navigation could otherwise end the script before it answers.
      await page.evaluate((to) => {
        setTimeout(() => {
          location.href = to;
        });
      }, url);
      await expect.poll(() => loadsOf(electron)).toBeGreaterThan(loads);
      loads = await loadsOf(electron);
      await expect(page.locator('#field-phone')).toBeVisible();
      expect(page.url()).toBe(home);
    }
  });
});

test('the window and its page keep to Electron’s security checklist, with no way out by the network, which a window without walls would have', async ({
  start,
}) => {
  const { electron, page } = await start({ mode: 'practice' });

  await test.step('the page gets the bridge, and nothing else of Electron or Node', async () => {
    const seen = await page.evaluate(() => {
      const world = globalThis as unknown as Record<string, object | undefined>;
      return {
        bridge: Object.keys(world['helpdesk'] ?? {}),
        isFrozen: Object.isFrozen(world['helpdesk']),
        leaks: ['require', 'process', 'module', 'global', 'Buffer', 'electron', 'ipcRenderer'].filter(
          (name) => name in world,
        ),
      };
    });
    expect(seen).toEqual({ bridge: ['ask', 'onEvent'], isFrozen: true, leaks: [] });
    countWithstoodAttack('S1', '2: no Node in the page');
    countWithstoodAttack('S1', '20: no Electron API in the page');
  });

  await test.step('every permission is refused', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
      const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
      return (await Promise.all(asked)).map(({ state }) => state);
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
    countWithstoodAttack('S1', '5: permissions are refused');
  });

  await test.step('the window’s preferences are those of Electron’s checklist', async () => {
    const preferences = await electron.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
    for (const point of [
      '3: context isolation',
      '4: sandbox',
      '6: web security',
      '8: no insecure content',
      '9: no experimental features',
      '10: no Blink features',
      '11: no webviews',
    ])
      countWithstoodAttack('S1', point);
  });

  await test.step('no stranger is answered: another page behind the same bridge is not trusted', async () => {
    const preload = join(import.meta.dirname, '../../out/preload/preload.cjs');
    const answer = await electron.evaluate(async ({ BrowserWindow }, file) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload: file, partition: 'x' } });
      await window.loadURL('data:text/html,x');
      return (await window.webContents.executeJavaScript(`helpdesk.ask['app.get-state'](null)`)) as string;
    }, preload);
    expect(JSON.parse(answer)).toEqual({ ok: false, error: { kind: 'untrusted-sender' } });
    countWithstoodAttack('S1', '17: the sender of a request is checked');
  });

  await test.step('text never becomes script', async () => {
    const allowed = await page.evaluate(async () => {
      const world = globalThis as unknown as { ran: string[] } & Record<string, (text: string) => unknown>;
      world.ran = [];
      const attempts: Record<string, () => unknown> = {
        eval: () => world['eval']?.(`ran.push('eval')`),
        function: () => (world['Function']?.(`ran.push('function')`) as (() => unknown) | undefined)?.(),
        timer: () => world['setTimeout']?.(`ran.push('timer')`),
        markup: () => {
          document.body.insertAdjacentHTML('beforeend', `<img src="x" onerror="ran.push('markup')">`);
        },
        handler: () => {
          document.body.setAttribute('onclick', `ran.push('handler')`);
          document.body.click();
        },
        script: () => {
          const script = document.createElement('script');
          script.append(`ran.push('script')`);
          document.body.append(script);
        },
        link: () => {
          const link = document.createElement('a');
          link.href = ['javascript', `ran.push('link')`].join(':');
          document.body.append(link);
          link.click();
        },
      };
      // Code evaluated from outside may itself evaluate code until it first awaits.
      await new Promise((resolve) => setTimeout(resolve, 10));
      for (const attempt of Object.values(attempts)) {
        try {
          attempt();
        } catch {
          // Refused with an error.
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      return world.ran;
    });
    expect(allowed).toEqual([]);
    countWithstoodAttack('S1', '7: a content security policy');
  });

  await test.step('the page has no way out, even with its policy taken away', async () => {
    await page.evaluate(tryNetworkEscapes, { httpPort: post.httpPort, udpPort: post.udpPort });
    expect(post.received).toEqual([]);

    const devtools = await electron.context().newCDPSession(page);
    await devtools.send('Page.setBypassCSP', { enabled: true });
    await page.reload();
    await page.evaluate(tryNetworkEscapes, { httpPort: post.httpPort, udpPort: post.udpPort });
    expect(post.received).toEqual([]);
    countWithstoodAttack('S1', '1: only secure content is loaded');
  });

  await test.step('the ways out are real: from a window without walls they are heard', async () => {
    const elsewhere = `http://127.0.0.1:${post.httpPort}/`;
    const opened = electron.waitForEvent('window');
    await electron.evaluate(async ({ BrowserWindow }, url) => {
      const window = new BrowserWindow({ show: false, webPreferences: { partition: 'no-walls' } });
      await window.loadURL(url);
    }, elsewhere);
    const outside = await opened;
    await outside.evaluate(tryNetworkEscapes, { httpPort: post.httpPort, udpPort: post.udpPort });
    const ways = new Set(post.received.filter((received) => received.startsWith('http')));
    expect(ways.size).toBeGreaterThan(8);
    expect(post.received.some((received) => received.startsWith('udp'))).toBe(true);
  });
});

/** How often the app's page has loaded since counting began. */
async function loadsOf(electron: ElectronApplication): Promise<number> {
  return electron.evaluate(() => (globalThis as unknown as { loads: number }).loads);
}
