import { fail, succeed, type Result } from '../../shared/result';

export const defaultEndpoint = 'https://storehub.trackking.biz/api/ticket/create';

export type EndpointFault = 'not-a-url' | 'not-https' | 'credentials-in-url' | 'fragment-in-url';

/**
 * The app sends the token to this URL, so it must be https. Plain http is allowed only where it never leaves the
 * computer.
 */
export function parseEndpoint(text: string): Result<URL, EndpointFault> {
  if (!URL.canParse(text)) return fail('not-a-url');
  const url = new URL(text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  if (!isSafe) return fail('not-https');
  if (url.username !== '' || url.password !== '') return fail('credentials-in-url');
  if (url.hash !== '') return fail('fragment-in-url');
  return succeed(url);
}

/** `URL` normalises the hostname: `127.1` and `0x7f.1` become 127.0.0.1, letters become lower case. */
export function isLoopback(url: URL): boolean {
  return ['localhost', '[::1]'].includes(url.hostname) || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}
