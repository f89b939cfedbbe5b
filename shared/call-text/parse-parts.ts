import type { Gazetteer } from '../gazetteer/gazetteer';
import type { Region } from '../regions/malaysian-regions';
import { assignParts, type Part } from './assign-parts';
import { consume, trimSpan } from './consumable-text';
import { toSingleLine } from './find-address';
import { closeBracket, findOnlyPiece, trimIssue } from './trim-issue';
import { addField, hasField, setAside, type ParseState } from './parsed-fields';
import { findRegionOfAddress } from '../gazetteer/find-region-of-address';
import { readEvidence, type WordEvidence } from './word-evidence';

/** Finds the name, the store, the complaint and the region in the text that has no labels. */
export function parseParts(read: ParseState, gazetteer: Gazetteer | undefined): void {
  const isKnown = {
    name: hasField(read, 'name'),
    storeName: hasField(read, 'storeName'),
    address: hasField(read, 'address'),
  };
  const parts = assignParts(readEvidence(read.source, gazetteer), isKnown);
  for (const { kind, span, words } of parts) {
    if (kind === 'name' || kind === 'storeName')
      addField(read, kind, closeBracket(read.source, trimSpan(read.source, span)));
    else if (kind === 'address') {
      addField(read, kind, trimSpan(read.source, span));
      const region =
        findRegionOfAddress(read.source.text.slice(...span), gazetteer) ??
        words.findLast(({ place }) => place !== undefined)?.place?.region;
      if (region !== undefined && !hasField(read, 'state'))
        read.fields.push({ field: 'state', value: region, from: span });
    }
  }
  addRegion(read, parts);
  addIssue(read, parts);
}

function addIssue(read: ParseState, parts: readonly Part[]): void {
  if (hasField(read, 'issue')) return;
  const issues = parts.filter(({ kind }) => kind === 'issue');
  const sure = issues.filter(isSureIssue);
  const told = trimIssue(
    read.source,
    (sure.length > 0 ? sure : issues).map(({ span }) => span),
  );
  const pieces = told.length > 0 || read.labels > 1 ? told : findOnlyPiece(read.source);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return;
  const value = pieces.map((piece) => toSingleLine(read.source, piece)).join(' ');
  read.fields.push({ field: 'issue', value, from: [first[0], last[1]] });
  for (const piece of pieces) read.source = consume(read.source, piece);
}

/** `Wrong number earlier` may be a complaint, `1 not working` is one. */
function isSureIssue({ words }: Part): boolean {
  const signs = words.filter(
    ({ isTrouble, plain }) => isTrouble || /^(?:not|no|tak|tidak|never|nothing)$/.test(plain),
  );
  return signs.length > 1 || words.some(({ isComplaint }) => isComplaint);
}

/** A region is certain if every place that stands alone lies in it. The town stays in the rest: it is no address. */
function addRegion(read: ParseState, parts: readonly Part[]): void {
  const places = parts
    .filter(({ kind }) => kind === 'place')
    .map(({ words, span }) => ({
      span,
      isRegion: words[0]?.place?.isRegion === true,
      region: findRegion(words),
    }));
  const regions = new Set(places.flatMap(({ region }) => region ?? []));
  const [region] = regions;
  const from = places.find((place) => place.region === region)?.span;
  const isSure = region !== undefined && regions.size === 1 && from !== undefined && !hasField(read, 'state');
  if (isSure) read.fields.push({ field: 'state', value: region, from });
  for (const { span, isRegion } of places) {
    if (isRegion && isSure) read.source = consume(read.source, span);
    else setAside(read, span);
  }
}

/** The region that a place names, or that of its town: `Kota Bharu Kelantan`. */
function findRegion(words: readonly WordEvidence[]): Region | undefined {
  const named = words.findLast(({ place }) => place?.isRegion === true);
  return named?.place?.region ?? words[0]?.place?.region;
}
