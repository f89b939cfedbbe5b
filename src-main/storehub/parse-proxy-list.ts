/** One way to reach the endpoint. */
export type ProxyRoute =
  | { readonly kind: 'direct' }
  | { readonly kind: ProxyKind; readonly host: string; readonly port: number }
  | { readonly kind: 'unsupported'; readonly scheme: string };

export type ProxyKind = 'http-proxy' | 'https-proxy' | 'socks5-proxy';

/**
 * Parses Chromium's proxy list for a URL, the result of a PAC script: `PROXY a:3128; HTTPS b:443; DIRECT`, in the order
 * in which to try the routes. An empty text means direct, as in Chromium.
 */
export function parseProxyList(text: string): readonly ProxyRoute[] {
  const routes = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseRoute);
  return routes.length === 0 ? [{ kind: 'direct' }] : routes.slice(0, maxRoutes);
}

/** The routes share the time for connecting: with a long list, none of them would get enough. */
const maxRoutes = 4;

const schemes: Readonly<Record<string, { readonly kind: ProxyKind; readonly port: number }>> = {
  PROXY: { kind: 'http-proxy', port: 80 },
  HTTP: { kind: 'http-proxy', port: 80 },
  HTTPS: { kind: 'https-proxy', port: 443 },
  SOCKS5: { kind: 'socks5-proxy', port: 1080 },
};

function parseRoute(text: string): ProxyRoute {
  if (text.toUpperCase() === 'DIRECT') return { kind: 'direct' };
  const [, word = '', bracketed, plain, port] =
    /^([A-Za-z0-9]+)\s+(?:\[([0-9A-Fa-f:.]+)\]|([^\s:[\]@/]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const scheme = schemes[word.toUpperCase()];
  const host = bracketed ?? plain;
  const portNumber = port === undefined ? scheme?.port : Number(port);
  if (scheme === undefined || host === undefined || portNumber === undefined) return unsupported(text);
  if (portNumber < 1 || portNumber > 65_535) return unsupported(text);
  return { kind: scheme.kind, host, port: portNumber };
}

function unsupported(text: string): ProxyRoute {
  return { kind: 'unsupported', scheme: text.split(/\s/, 1)[0]?.slice(0, 20) ?? '' };
}
