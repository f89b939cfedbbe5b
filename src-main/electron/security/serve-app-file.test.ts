import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveAppFile } from './serve-app-file';
import { contentSecurityPolicy } from './security-headers';

let folder: string;
let outside: string;

beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'app-files-'));
  folder = join(outside, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', 'index-A_b-1.js'), 'let a;');
  writeFileSync(join(folder, '.hidden.js'), 'secret');
  writeFileSync(join(folder, 'notes.txt'), 'secret');
  writeFileSync(join(outside, 'secret.js'), 'secret');
});

afterAll(() => {
  rmSync(outside, { recursive: true });
});

const ask = async (url: string, method = 'GET') =>
  serveAppFile(folder, { method, url }, { language: 'en', isPractice: false, hasTour: true });

describe('served files', () => {
  it.each([
    ['app://helpdesk/', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://helpdesk/index.html?x=1', 'text/html; charset=utf-8', '<!doctype html>'],
    ['app://helpdesk/assets/index-A_b-1.js', 'text/javascript; charset=utf-8', 'let a;'],
  ])('%s as %s', async (url, type, body) => {
    const answer = await ask(url);
    expect(answer.status).toBe(200);
    expect(answer.headers['Content-Type']).toBe(type);
    expect(answer.data.toString()).toBe(body);
  });

  it('comes with the policy that lets it reach nothing', async () => {
    const { headers } = await ask('app://helpdesk/');
    expect(headers['Content-Security-Policy']).toBe(contentSecurityPolicy);
    expect(headers['X-Content-Type-Options']).toBe('nosniff');
    expect(headers['Referrer-Policy']).toBe('no-referrer');
    // The header would cost a second renderer at each start, to guard against an opener that never exists.
    expect(headers).not.toHaveProperty('Cross-Origin-Opener-Policy');
  });

  it('never allows inline script, inline style, eval or another host', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|\*|https?:|blob:|strict-dynamic/);
    expect(contentSecurityPolicy).toMatch(/^default-src 'none';/);
  });
});

describe('the page', () => {
  it.each([
    ['en', 'en-MY'],
    ['ms', 'ms-MY'],
    ['zh', 'zh-CN'],
  ] as const)('says its language, and whether it is practice and has the tour: %s', async (language, tag) => {
    writeFileSync(join(folder, 'page.html'), '<!doctype html><html lang="en-MY" class="a">');
    const url = 'app://helpdesk/page.html';
    const htmlOf = async (isPractice: boolean, hasTour: boolean) =>
      (await serveAppFile(folder, { method: 'GET', url }, { language, isPractice, hasTour })).data.toString();
    expect(await htmlOf(false, true)).toBe(`<!doctype html><html lang="${tag}" class="a">`);
    expect(await htmlOf(true, false)).toBe(`<!doctype html><html lang="${tag}" data-practice class="a">`);
    expect(await htmlOf(true, true)).toBe(
      `<!doctype html><html lang="${tag}" data-practice data-tour class="a">`,
    );
  });
});

describe('files that are not found', () => {
  it.each([
    'app://helpdesk/../secret.js',
    'app://helpdesk/..%2fsecret.js',
    'app://helpdesk/%2e%2e/secret.js',
    'app://helpdesk/assets/..%5c..%5csecret.js',
    'app://helpdesk/..\\secret.js',
    'app://helpdesk//secret.js',
    'app://helpdesk/assets/../../secret.js',
    'app://helpdesk/.hidden.js',
    'app://helpdesk/notes.txt',
    'app://helpdesk/assets',
    'app://helpdesk/assets/missing.js',
    'app://helpdesk/index.html%00.js',
    'app://helpdesk/C:/secret.js',
    'app://other/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('%s', async (url) => {
    const answer = await ask(url);
    expect(answer.status).toBe(404);
    expect(answer.data.toString()).toBe('');
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('%s is no way to ask', async (method) => {
    expect((await ask('app://helpdesk/', method)).status).toBe(405);
  });
});
