import type { Gazetteer } from '../gazetteer/gazetteer';
import { consume, type Span } from './consumable-text';
import { splitShopFromAddress } from './cut-address-from-store-name';
import type { LabelledValue } from './find-labelled-values';
import { addField, hasField, setAside, type ParserState } from './parser-state';
import { splitContactFromAddress } from './split-contact-from-address';
import { toSingleLine } from './to-single-line';

/** A line for the address may begin with the shop, if no label names it. */
export function addLabelledAddress(
  read: ParserState,
  labelled: readonly LabelledValue[],
  whole: Span,
  gazetteer: Gazetteer | undefined,
): void {
  const value = addContactOf(read, labelled, whole);
  const isShopKnown = labelled.some(({ field }) => field === 'storeName');
  const [shop, address] = isShopKnown
    ? [undefined, value]
    : splitShopFromAddress(read.source, value, gazetteer);
  if (shop !== undefined) addField(read, 'storeName', shop);
  addField(read, 'address', address);
}

/** Adds the person at the end of the address, unless a label names one. Returns the address alone. */
function addContactOf(read: ParserState, labelled: readonly LabelledValue[], whole: Span): Span {
  const { address, label, contact } = splitContactFromAddress(read.source, whole);
  if (label === undefined || contact === undefined) return whole;
  const isNamed = labelled.some(({ field }) => field === 'name' || field === 'contact');
  if (isNamed) setAside(read, [label[0], contact[1]]);
  else {
    addField(read, 'name', contact);
    read.source = consume(read.source, label);
  }
  return address;
}

/** Joins an address whose parts have their own labels: `Lot 5`, `Jalan Besar`, `43000`, `Kajang`. */
export function addAddressOf(read: ParserState, parts: readonly Span[]): void {
  const texts = parts.map((part) => toSingleLine(read.source, part));
  const value = texts.join(', ').replaceAll(/(?<=(?:^|, )\d{5}), /g, ' ');
  if (!hasField(read, 'address')) {
    const [start, end] = [parts[0]?.[0] ?? 0, parts.at(-1)?.[1] ?? 0];
    read.fields.push({ field: 'address', value, from: [start, end] });
  }
  for (const part of parts) read.source = consume(read.source, part);
}
