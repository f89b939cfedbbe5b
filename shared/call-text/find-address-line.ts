import type { Gazetteer } from '../gazetteer/gazetteer';
import {
  hasShop,
  isUnit,
  lineLabel,
  maxLineLength,
  namesPlace,
  saysSomethingElse,
  splitLines,
  type TextLine,
} from './address-lines';
import { consumedMarker, trimSpan, type ConsumableText, type Span } from './consumable-text';
import { isOld } from './find-address';
import { findAddressStart } from './find-address-start';

/**
 * The address among the lines of a text that `joinAddressLines` has joined, where a line has nothing else behind it:
 * `17, Lorong Perda 8, Pusat Bandar Perda, Bukit Mertajam`. Every piece between its commas is of the address, although
 * `Pusat Bandar Perda` alone may be a shop.
 */
export function findAddressLine(source: ConsumableText, gazetteer: Gazetteer | undefined): Span | undefined {
  const lines = splitLines(source).filter(({ words }) => words.replaceAll(consumedMarker, '').trim() !== '');
  if (lines.length < 2) return undefined;
  const found = lines.flatMap((line) => {
    const start = findStartOfAddressLine(line, gazetteer);
    return start === undefined ? [] : [[line.from + start, line.from + line.words.length] as const];
  });
  const [only] = found;
  if (found.length !== 1 || only === undefined) return undefined;
  return isOld.test(source.text.slice(0, only[0])) ? undefined : trimSpan(source, only);
}

/** A postcode and the longest names: `71000 Port Dickson Negeri Sembilan`. */
const maxTownWords = 6;

function findStartOfAddressLine({ words }: TextLine, gazetteer: Gazetteer | undefined): number | undefined {
  if (words.length > maxLineLength * 2 || words.includes(consumedMarker)) return undefined;
  const front = lineLabel.exec(words)?.[0].length ?? 0;
  const pieces = [...words.matchAll(/[^,，]+/g)].map(({ 0: text, index }, order) =>
    order === 0 ? { text: text.slice(front).trim(), index: front } : { text: text.trim(), index },
  );
  const last = pieces.at(-1)?.text.split(/\s+/) ?? [];
  if (pieces.length < 3 || last.length > maxTownWords) return undefined;
  const starts = pieces.map(({ text }) => (isUnit(text) ? 0 : findAddressStart(`${text},`, true)));
  const first = starts.findIndex((start) => start !== undefined);
  if (starts[first] !== 0) return undefined;
  const own = pieces.slice(first).map(({ text }) => text.replaceAll(/\s+/g, ' '));
  if (own.length < 3) return undefined;
  const isEnd = namesPlace(last.join(' ').replace(/^\d{5} /, ''), gazetteer);
  const start = pieces[first]?.index ?? 0;
  const isAddress = isEnd && !hasShop(own) && !own.some(saysSomethingElse);
  return isAddress ? start + (/^\s*/.exec(words.slice(start))?.[0].length ?? 0) : undefined;
}
