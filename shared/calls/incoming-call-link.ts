import { z } from 'zod';
import { extractDigits } from '../phone/normalize-phone';
import { textLimits } from '../tickets/create-ticket-request';

/** Who a softphone says is ringing; '' where it did not say. In `phone` digits, with `+` only before one from abroad. */
export const incomingCallSchema = z.strictObject({
  phone: z.string().regex(/^(?:\+?\d{1,16})?$/),
  name: z.string(),
  store: z.string(),
});

export type IncomingCall = z.infer<typeof incomingCallSchema>;

/** One that is waiting to be answered or dismissed. `atMs` is when it was announced, ms since 1970. */
export const pendingIncomingCallSchema = incomingCallSchema.extend({
  id: z.number().int(),
  atMs: z.number().int(),
});

export type PendingIncomingCall = z.infer<typeof pendingIncomingCallSchema>;

/** The scheme that the installers register. */
export const callLinkScheme = 'storehub-helpdesk';

const maxLinkLength = 2048;
const appLink = /^storehub-helpdesk:(?:\/\/)?call\/?(?:\?([^#]*))?(?:#.*)?$/is;
const telLink = /^tel:(?:\/\/)?([^;?#]*)/i;

/**
 * Reads `storehub-helpdesk://call?from=60123456789&name=…&store=…` or `tel:+60123456789`. Digits, name and store are
 * taken, each within its limit, and nothing else; null where it is no such link, or says nobody.
 */
export function parseCallLink(link: string): IncomingCall | null {
  if (link.length > maxLinkLength) return null;
  const text = link.trim();
  const app = appLink.exec(text);
  const tel = telLink.exec(text);
  if (app === null && tel === null) return null;
  const values = parseQueryValues(app?.[1] ?? '');
  // In a query `+` stands for a blank; in front of a number it is meant as `+`.
  const from = (values.get('from') ?? '').replace(/^ (?=\d)/, '+');
  const phone = extractPhone(tel === null ? from : decodeComponent(tel[1] ?? ''));
  const call = {
    phone,
    name: toSingleLine(values.get('name') ?? '', textLimits.name),
    store: toSingleLine(values.get('store') ?? '', textLimits.storeName),
  };
  return call.phone + call.name + call.store === '' ? null : call;
}

/** A number from abroad keeps its `+`, without which it would be read as one of Malaysia. */
function extractPhone(text: string): string {
  const digits = extractDigits(text);
  // A number cut short would be another one.
  if (digits === '' || digits.length > textLimits.phone) return '';
  return /^\s*[+＋]/.test(text) && !digits.startsWith('60') ? `+${digits}` : digits;
}

export function formatCallLink({ phone, name, store }: IncomingCall): string {
  const [nameValue, storeValue] = [encodeURIComponent(name), encodeURIComponent(store)];
  return `${callLinkScheme}://call?from=${encodeURIComponent(phone)}&name=${nameValue}&store=${storeValue}`;
}

/** As many calls as wait at once; the oldest make room. */
export const maxPendingIncomingCalls = 20;

/** The calls that a command line brings, where a softphone started the app. */
export function findCallLinks(commandLine: readonly string[]): IncomingCall[] {
  return commandLine.flatMap((argument) => parseCallLink(argument) ?? []).slice(-maxPendingIncomingCalls);
}

/** Meant as a call link, whether or not it can be read. */
export function looksLikeCallLink(argument: string): boolean {
  return /^\s*(?:storehub-helpdesk|tel):/i.test(argument);
}

/** The first of each name. */
function parseQueryValues(query: string): ReadonlyMap<string, string> {
  const pairs = query.split('&').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return at === -1
      ? [pair.toLowerCase(), '']
      : [pair.slice(0, at).toLowerCase(), decodeComponent(pair.slice(at + 1).replaceAll('+', ' '))];
  });
  return new Map(pairs.toReversed());
}

/** '' where it was encoded wrongly. */
function decodeComponent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** One line of text, without signs that are not seen and turn or hide others. */
function toSingleLine(text: string, longest: number): string {
  const plain = text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return plain
    .slice(0, longest)
    .replace(/\p{Surrogate}$/u, '')
    .trim();
}
