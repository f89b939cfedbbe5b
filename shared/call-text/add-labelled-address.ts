import type { Gazetteer } from '../gazetteer/gazetteer';
import { consume, type Span } from './consumable-text';
import { splitShopFromAddress } from './cut-address-from-store-name';
import type { LabelledValue } from './find-labelled-values';
import { addField, hasField, type ParserState } from './parser-state';
import { toSingleLine } from './to-single-line';

/** A line for the address may begin with the shop, if no label names it. */
export function addLabelledAddress(
  read: ParserState,
  labelled: readonly LabelledValue[],
  value: Span,
  gazetteer: Gazetteer | undefined,
): void {
  const isShopKnown = labelled.some(({ field }) => field === 'storeName');
  const [shop, address] = isShopKnown
    ? [undefined, value]
    : splitShopFromAddress(read.source, value, gazetteer);
  if (shop !== undefined) addField(read, 'storeName', shop);
  addField(read, 'address', address);
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
