/**
 * Parses the address of the development server that `npm run dev` starts. Returns null for anything but plain http on
 * this computer's loopback address.
 */
export function parseDevServerUrl(text: string | undefined): URL | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isLoopback = url.protocol === 'http:' && url.hostname === '127.0.0.1' && url.port !== '';
  return isLoopback && url.username === '' && url.password === '' ? new URL(url.origin) : null;
}
