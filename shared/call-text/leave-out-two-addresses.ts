import type { Gazetteer } from '../gazetteer/gazetteer';
import type { Span } from './consumable-text';
import { findAddressStart } from './find-address-start';
import { findTextField, setAside, type ParseState } from './parse-state';

/** `3 Jalan Kenari 47100 Puchong sorry 47170 Puchong`: no rule knows which postcode holds. */
export function leaveOutTwoAddresses(read: ParseState, gazetteer: Gazetteer | undefined): void {
  const address = findTextField(read, 'address');
  const codes = new Set(gazetteer?.findPostcodes(address?.value ?? '').map(({ code }) => code));
  if (address === undefined) return;
  const isOther = codes.size > 1 || isQuestioned(read, address.from);
  if (!isOther && !isTorn(address.value)) return;
  read.fields = read.fields.filter(
    (parsed) => parsed !== address && !(isOther && parsed.field === 'state' && parsed.from === address.from),
  );
  setAside(read, address.from);
}

/** In `Jalan Ipoh Lane? just Jalan Kenari`, somebody corrects what was said. */
function isQuestioned({ source: { text } }: ParseState, [, end]: Span): boolean {
  const behind = /^["”'’)]?\s?[?？]\s*(?<next>.{0,40})/su.exec(text.slice(end))?.groups?.['next'] ?? '';
  return corrects.test(behind) || findAddressStart(behind.split(/[,.\n]/)[0] ?? '', false) === 0;
}

const corrects =
  /^(?:no|nope|eh|oh|just|bukan|sorry|tak|salah|or|atau|actually|should|sepatutnya)(?!\p{L})|^["“]/iu;

/** `Sunway) 46150` and `Jalan Raya 14", postcode 75000` have lost their other end. */
function isTorn(address: string): boolean {
  const count = (mark: string) => address.split(mark).length - 1;
  return count('(') !== count(')') || count('"') % 2 !== 0 || count('“') !== count('”');
}
