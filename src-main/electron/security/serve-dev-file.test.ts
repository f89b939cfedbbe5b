import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './security-headers';
import { getDevelopmentPolicy, serveDevFile } from './serve-dev-file';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers each path with that path, and the page with a language to replace. */
async function startDevServer(): Promise<URL> {
  const server = createServer((request, response) => {
    const isPage = request.url === '/index.html';
    response.setHeader('Content-Type', isPage ? 'text/html' : 'text/javascript');
    response.end(isPage ? '<html lang="en-MY"></html>' : request.url);
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

describe('serveDevFile', () => {
  it('serves what the development server has at the same path and query', async () => {
    const answer = await serveDevFile(
      await startDevServer(),
      { method: 'GET', url: 'app://helpdesk//elsewhere.example/@fs/main.tsx?t=1' },
      { language: 'en', isPractice: false, hasTour: true },
    );
    expect(answer.headers['Content-Type']).toBe('text/javascript');
    expect(answer.data.toString()).toBe('//elsewhere.example/@fs/main.tsx?t=1');
  });

  it('serves the page in the language and the mode of the app', async () => {
    const page = { method: 'GET', url: 'app://helpdesk/index.html' };
    const answer = await serveDevFile(await startDevServer(), page, {
      language: 'ms',
      isPractice: true,
      hasTour: false,
    });
    expect(answer.data.toString()).toBe('<html lang="ms-MY" data-practice></html>');
  });

  it('refuses another method, another address and a server that is gone', async () => {
    const server = await startDevServer();
    const statusOf = async (method: string, url: string): Promise<number> =>
      (await serveDevFile(server, { method, url }, { language: 'en', isPractice: false, hasTour: true }))
        .status;
    expect(await statusOf('POST', 'app://helpdesk/index.html')).toBe(405);
    expect(await statusOf('GET', 'app://other/index.html')).toBe(404);
    servers.splice(0).map((each) => each.close().closeAllConnections());
    expect(await statusOf('GET', 'app://helpdesk/index.html')).toBe(404);
  });
});

describe('getDevelopmentPolicy', () => {
  it('reaches the development server and nothing else', () => {
    const policy = getDevelopmentPolicy(new URL('http://127.0.0.1:5173/'));
    expect(policy).toContain("default-src 'none'; ");
    expect(policy).toContain('connect-src ws://127.0.0.1:5173; ');
    expect(policy).not.toContain('unsafe-eval');
    expect(contentSecurityPolicy).not.toContain('unsafe');
    expect(contentSecurityPolicy).toContain("connect-src 'none'");
  });
});
