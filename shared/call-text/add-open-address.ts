import type { Gazetteer } from '../gazetteer/gazetteer';
import { createConsumableText, trimSpan, type Span } from './consumable-text';
import { isNameOfPlace } from './is-name-of-place';
import { hasField, type ParseState } from './parse-state';
import { toSingleLine } from './to-single-line';
import { readWordFeatures } from './word-features';

/**
 * In `Buntong Ipoh 30100` and `Eco Galleria, 79100 Iskandar Puteri`, the first words may be the shop. Once the caller, the
 * shop and the complaint are found elsewhere, they are of the address.
 */
export function addOpenAddress(read: ParseState, open: Span, gazetteer: Gazetteer | undefined): void {
  const isRestKnown = (['name', 'storeName', 'issue'] as const).every((field) => hasField(read, field));
  if (hasField(read, 'address') || !isRestKnown) return;
  const span = trimSpan(read.source, open);
  // `2.03 Suria KLCC, 50088 KL`
  if (/[\p{L}\d][.(]?$/u.test(read.source.text.slice(0, span[0]))) return;
  // `35200? 32400 Ayer Tawar`
  if (/[?？]/.test(read.source.text.slice(...span))) return;
  const words = readWordFeatures(createConsumableText(read.source.text.slice(...span)), gazetteer);
  if (!isNameOfPlace(words, true)) return;
  read.fields.push({ field: 'address', value: toSingleLine(read.source, span), from: span });
  read.unplaced.splice(read.unplaced.indexOf(open), 1);
}
