import { textLimits } from '../tickets/create-ticket-request-schema';
import { extractCallerNumber } from './extract-caller-number';
import type { IncomingCall } from './incoming-caller';

/** The URL scheme that the installers register. */
export const callLinkScheme = 'storehub-helpdesk';

/** In characters. What is beyond it is cut, so that a long name does not cost the ring. */
const maxLinkLength = 8_192;
const appLink = /^storehub-helpdesk:(?:\/\/)?call\/?(?:\?([^#]*))?(?:#.*)?$/is;
const telLink = /^tel:(?:\/\/)?([^?#]*)/i;

/**
 * Parses `storehub-helpdesk://call?from=60123456789&name=…&store=…` or `tel:+60123456789`. Takes only digits, name and
 * store, each within its limit. Where it has no `from` or `name`, the other words that softphones have for them count, unless they
 * disagree. Returns null if the text is no such link. A link without a number is still a call: its caller withholds the number.
 */
export function parseCallLink(link: string): IncomingCall | null {
  const whole = link.trim();
  const text = whole.length > maxLinkLength ? dropCutCharacter(whole.slice(0, maxLinkLength)) : whole;
  const app = appLink.exec(text);
  const tel = telLink.exec(text);
  if (app === null && tel === null) return null;
  const values = parseQueryValues(app?.[1] ?? '');
  const phone = tel === null ? findPhone(values) : extractCallerNumber(decodeComponent(tel[1] ?? ''));
  return {
    phone,
    name: findName(values),
    store: toSingleLine(values.get('store') ?? '', textLimits.storeName),
  };
}

/** The percent-encoded beginning of a character whose other bytes are missing: of two, three or four bytes. */
const beganCharacter = /(?:%[CD][\dA-F]|%E[\dA-F](?:%[89AB][\dA-F])?|%F[\dA-F](?:%[89AB][\dA-F]){0,2})$/i;

/** Drops the rest of a character within which a link was cut: its whole value would be invalid. */
export function dropCutCharacter(link: string): string {
  return link.replace(/%[\dA-F]?$/i, '').replace(beganCharacter, '');
}

/** What other programs call the number of the caller. */
const otherNumberNames = [
  'number',
  'phone',
  'caller',
  'callerid',
  'calleridnum',
  'calleridnumber',
  'callernumber',
  'ani',
  'cli',
  'clid',
  'tel',
] as const;

/** What other programs call the name of the caller. */
const otherCallerNames = ['callername', 'calleridname', 'cnam', 'display', 'displayname'] as const;

function findName(values: ReadonlyMap<string, string>): string {
  const toName = (name: string) => toSingleLine(values.get(name) ?? '', textLimits.name);
  return values.has('name') ? toName('name') : getOnlyValue(otherCallerNames.map(toName));
}

/** The value that all agree on that have one; '' if they do not. */
function getOnlyValue(all: readonly string[]): string {
  const [value = '', ...others] = new Set(all.filter((text) => text !== ''));
  return others.length === 0 ? value : '';
}

function findPhone(values: ReadonlyMap<string, string>): string {
  const toPhone = (name: string) => extractCallerNumber(values.get(name) ?? '');
  return values.has('from') ? toPhone('from') : getOnlyValue(otherNumberNames.map(toPhone));
}

export function formatCallLink({ phone, name, store }: IncomingCall): string {
  const [nameValue, storeValue] = [encodeURIComponent(name), encodeURIComponent(store)];
  return `${callLinkScheme}://call?from=${encodeURIComponent(phone)}&name=${nameValue}&store=${storeValue}`;
}

/** Finds the calls on a command line, for when a softphone starts the app. */
export function findCallLinks(commandLine: readonly string[]): IncomingCall[] {
  return commandLine.flatMap((argument) => parseCallLink(argument) ?? []);
}

/** Whether an argument is meant as a call link, valid or not. */
export function looksLikeCallLink(argument: string): boolean {
  return /^\s*(?:storehub-helpdesk|tel):/i.test(argument);
}

/** Keeps the first value of each name, in small letters and without the signs in it: `Caller_ID` is `callerid`. */
function parseQueryValues(query: string): ReadonlyMap<string, string> {
  const pairs = query.split('&').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return at === -1
      ? [toPlainName(pair), '']
      : [toPlainName(pair.slice(0, at)), decodeComponent(pair.slice(at + 1).replaceAll('+', ' '))];
  });
  return new Map(pairs.toReversed());
}

function toPlainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
}

/** Returns '' for invalid percent-encoding. */
function decodeComponent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Makes one line of text, without invisible characters and those that reorder or hide others. */
function toSingleLine(text: string, maxLength: number): string {
  const plain = text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();
  return plain
    .slice(0, maxLength)
    .replace(/\p{Surrogate}$/u, '')
    .trim();
}
