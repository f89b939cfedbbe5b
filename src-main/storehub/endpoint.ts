import { fail, succeed, type Result } from '../../shared/result';

export const defaultEndpoint = 'https://storehub.trackking.biz/api/ticket/create';

export type EndpointFault = 'not a URL' | 'not https' | 'credentials in the URL' | 'fragment in the URL';

/** The token is sent to this URL: https everywhere, plain http only where it never leaves the computer. */
export function parseEndpoint(text: string): Result<URL, EndpointFault> {
  if (!URL.canParse(text)) return fail('not a URL');
  const url = new URL(text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  if (!isSafe) return fail('not https');
  if (url.username !== '' || url.password !== '') return fail('credentials in the URL');
  if (url.hash !== '') return fail('fragment in the URL');
  return succeed(url);
}

/** A URL's hostname is normalised: `127.1` and `0x7f.1` read 127.0.0.1, letters are small. */
export function isLoopback(url: URL): boolean {
  return ['localhost', '[::1]'].includes(url.hostname) || /^127(\.\d{1,3}){3}$/.test(url.hostname);
}
