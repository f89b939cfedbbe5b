import type { Gazetteer } from '../gazetteer/gazetteer';
import { findTextField, setAside, type ParseState } from './parse-state';

/** `3 Jalan Kenari 47100 Puchong sorry 47170 Puchong`: no rule knows which postcode holds. */
export function leaveOutTwoAddresses(read: ParseState, gazetteer: Gazetteer | undefined): void {
  const address = findTextField(read, 'address');
  const codes = new Set(gazetteer?.findPostcodes(address?.value ?? '').map(({ code }) => code));
  if (address === undefined || codes.size < 2) return;
  read.fields = read.fields.filter(
    (parsed) => parsed !== address && !(parsed.field === 'state' && parsed.from === address.from),
  );
  setAside(read, address.from);
}
