import { splitExtension } from '../phone/split-extension';
import { normalizeDigits, toContractPhone } from '../phone/storehub-phone-format';
import { textLimits } from '../tickets/create-ticket-request-schema';
import { minDigits } from '../phone/number-lengths';

/**
 * Finds the caller's number in what a telephone system or softphone says: `+60 12-345 6789 x12`,
 * `"Siti 2" <sip:0123456789@pbx1;transport=udp>`, `60123456789;ext=12`. The host, parameters, extensions and names do not
 * belong to it. A short number, such as that of another desk, counts only where it stands alone.
 *
 * @returns its digits, with `+` only for a foreign number; '' if there is none, or more than one that it may be
 */
export function extractCallerNumber(value: string): string {
  const text = decodeEscapes(normalizeDigits(value).replaceAll(/\p{Cf}/gu, ''));
  // As in `"Siti 2" <0123456789>`.
  const address = (/<([^<>]*)>[^<>]*$/.exec(text)?.[1] ?? text).replace(
    /^\s*(?:sips?|tel|callto):(?:\/\/)?/i,
    '',
  );
  if (foreignContext.test(address)) return '';
  // In a query, a blank stands for the plus sign in front of a number.
  const user = takeUser(address).replace(/^ (?=[1-9])/, '+');
  const { phone } = splitExtension(user.replace(/(?<=\d{7})[pw]\d{1,6}#?$/i, ''));
  return findOnlyNumber(phone.replaceAll(ipAddress, ' '));
}

/** `;phone-context=+65`: the number is one of that country's, without its code. */
const foreignContext = /;phone-context=\+(?!60)/i;

/** Some systems encode a link twice, and a SIP address has escapes of its own. */
function decodeEscapes(text: string): string {
  if (!/%[\da-f]{2}/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Of `0123456789:password@host;transport=udp`, what stands before the password, the host and the parameters. */
function takeUser(address: string): string {
  const at = address.indexOf('@');
  const user = at === -1 ? address : address.slice(0, at).replace(/(?<=\d):[^:]*$/, '');
  return user.replace(/;\s*[a-z].*$/is, '');
}

const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;
const ipAddress = new RegExp(String.raw`(?<![\d.])(?:${octet}\.){3}${octet}(?::\d+)?(?![\d.])`, 'g');

const gap = String.raw`[\s().\u2010-\u2015-]{1,5}`;
const countryCode = String.raw`\+[\s(]*(?:\d{1,3}${gap})?|(?:00\d{1,3}|60)${gap}`;
/** Nine digits without a gap are a whole number: in `100 0123456789`, the first three are another one. */
const digits = String.raw`\d{9,}|\d{1,8}(?!\d)(?:${gap}\d{1,8}(?!\d))*`;
/** Digits that belong together. Those beside a letter, as in `agent7`, are no number, nor those of `$1` and `SIP/1001`. */
const number = new RegExp(
  String.raw`(?<![\p{L}\d_/$%]|/\d{1,9}-)((?:${countryCode})?(?:${digits}))([\p{L}_]?)`,
  'gu',
);

function findOnlyNumber(text: string): string {
  const found = [...text.matchAll(number)].filter(([, , letter]) => letter === '').map(([, run = '']) => run);
  const whole = found.filter((run) => countDigits(run) >= minDigits.toStandBesideWords);
  const [only = '', ...others] = new Set((whole.length === 0 && isAlone(text) ? found : whole).map(toPhone));
  // A number cut to the limit would be another number.
  return others.length > 0 || countDigits(only) > textLimits.phone ? '' : only;
}

/** Whether there are no words beside a number. */
function isAlone(text: string): boolean {
  return !/[\p{L}_/$%]/u.test(text);
}

/** A foreign number keeps its `+`. Without it, the number would be read as Malaysian. */
function toPhone(run: string): string {
  const plain = run.replaceAll(/\D/g, '');
  if (!run.startsWith('+') || /^0*$/.test(plain)) return plain;
  const phone = toContractPhone(run);
  return phone.startsWith('60') ? phone : `+${phone}`;
}

function countDigits(text: string): number {
  return text.replaceAll(/\D/g, '').length;
}
