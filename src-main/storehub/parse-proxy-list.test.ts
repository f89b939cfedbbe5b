import { expect, test } from 'vitest';
import { parseProxyList } from './parse-proxy-list';

const direct = { kind: 'direct' };

test.each([
  ['DIRECT', [direct]],
  ['', [direct]],
  [' ; ', [direct]],
  ['direct', [direct]],
  ['PROXY proxy.office:3128', [{ kind: 'http-proxy', host: 'proxy.office', port: 3128 }]],
  ['PROXY a:1; DIRECT', [{ kind: 'http-proxy', host: 'a', port: 1 }, direct]],
  [
    'PROXY a;HTTPS b ; SOCKS5 c',
    [
      { kind: 'http-proxy', host: 'a', port: 80 },
      { kind: 'https-proxy', host: 'b', port: 443 },
      { kind: 'socks5-proxy', host: 'c', port: 1080 },
    ],
  ],
  ['HTTPS [::1]:8443', [{ kind: 'https-proxy', host: '::1', port: 8443 }]],
  ['SOCKS a:1080', [{ kind: 'unsupported', scheme: 'SOCKS' }]],
  ['SOCKS4 a:1080', [{ kind: 'unsupported', scheme: 'SOCKS4' }]],
  ['QUIC a:443; DIRECT', [{ kind: 'unsupported', scheme: 'QUIC' }, direct]],
  ['PROXY', [{ kind: 'unsupported', scheme: 'PROXY' }]],
  ['PROXY a:0', [{ kind: 'unsupported', scheme: 'PROXY' }]],
  ['PROXY a:65536', [{ kind: 'unsupported', scheme: 'PROXY' }]],
  ['PROXY user:secret@a:1', [{ kind: 'unsupported', scheme: 'PROXY' }]],
])('%j', (text, routes) => {
  expect(parseProxyList(text)).toEqual(routes);
});

test('takes the first four', () => {
  const text = [1, 2, 3, 4, 5, 6].map((port) => `PROXY a:${port}`).join(';');
  expect(parseProxyList(text).map((route) => 'port' in route && route.port)).toEqual([1, 2, 3, 4]);
});
