import { findValue } from './find-value.mjs';

/**
 * Finds where a line has the values of its fields. A value may stand at several places, and several values may be right
 * for a field; the places of all fields are chosen together, so that they do not overlap if that is possible.
 *
 * A place is a list of spans in characters with a cost. A reading is a list of ranges of words, `[first, one behind the
 * last]`.
 */
const kinds = ['name', 'storeName', 'issue', 'address'];
/** Fields in the order in which they claim their words: a complaint may name a shop, a name may be in an address. */
const claimOrder = ['storeName', 'address', 'issue', 'name'];
const costOf = { gap: 3, order: 0.2, repetition: 0.05, tornWord: 8, overlap: 5 };
const maxPlaces = 6;

/** Lists the places of each field in a text, cheapest first. `values` has the values that are right, best first. */
export function listPlaces(text, values) {
  return Object.fromEntries(kinds.map((kind) => [kind, placesOfKind(text, values[kind] ?? [], kind)]));
}

function placesOfKind(text, values, kind) {
  return values
    .flatMap((value, order) => placesOfValue(text, value, kind).map((place) => costPlace(text, place, order)))
    .toSorted((one, other) => one.cost - other.cost)
    .slice(0, maxPlaces);
}

/** Up to four places of a value. An address may have more words at its end than the line. */
function placesOfValue(text, value, kind) {
  const places = [];
  for (let from = 0; places.length < 4;) {
    const spans =
      findValue(text, value, from) ??
      (kind === 'address' && from === 0 ? findBeginning(text, value) : undefined);
    if (spans === undefined) break;
    places.push({ spans, repetition: places.length });
    if (spans.length > 1) break;
    from = spans[0][0] + 1;
  }
  return places;
}

function findBeginning(text, value) {
  const words = value.split(' ');
  for (let count = words.length - 1; count > 0; count -= 1) {
    const spans = findValue(text, words.slice(0, count).join(' '));
    if (spans !== undefined) return spans;
  }
  return undefined;
}

function costPlace(text, { spans, repetition }, order) {
  const [start, end] = [spans[0][0], spans.at(-1)[1]];
  const isTorn = isWithinWord(text, start) || isWithinWord(text, end);
  const cost =
    (spans.length - 1) * costOf.gap +
    order * costOf.order +
    repetition * costOf.repetition +
    (isTorn ? costOf.tornWord : 0);
  return { spans, cost };
}

function isWithinWord(text, at) {
  return /[a-z0-9]/i.test(text[at - 1] ?? '') && /[a-z0-9]/i.test(text[at] ?? '');
}

const overlap = (some, others) =>
  some.some(([start, end]) => others.some(([from, to]) => start < to && from < end));

/** Chooses one place for each field that has any, with the lowest sum of costs. */
function choosePlaces(places) {
  const lists = claimOrder.map((kind) => (places[kind].length > 0 ? places[kind] : [undefined]));
  let best = { cost: Number.POSITIVE_INFINITY, chosen: [] };
  const choose = (chosen, cost) => {
    if (cost >= best.cost) return;
    if (chosen.length === lists.length) best = { cost, chosen };
    else
      for (const place of lists[chosen.length]) {
        const clashes = chosen.filter((other) => overlap(place?.spans ?? [], other?.spans ?? []));
        choose([...chosen, place], cost + (place?.cost ?? 0) + clashes.length * costOf.overlap);
      }
  };
  choose([], 0);
  return Object.fromEntries(claimOrder.map((kind, order) => [kind, best.chosen[order]]));
}

/** The spans of each field; words of two fields are of the one that claims them first. */
function divideSpans(chosen) {
  const spans = {};
  for (const kind of claimOrder) {
    const own = chosen[kind]?.spans;
    const taken = Object.values(spans).flat();
    if (own === undefined) continue;
    if (!overlap(own, taken)) spans[kind] = own;
    else if (kind === 'issue') spans[kind] = own.flatMap((span) => subtract(span, taken));
  }
  return spans;
}

function subtract(span, taken) {
  return taken.reduce(
    (rest, [from, to]) =>
      rest.flatMap(([start, end]) =>
        from < end && start < to
          ? [
              [start, Math.min(end, from)],
              [Math.max(start, to), end],
            ].filter(([one, other]) => other > one)
          : [[start, end]],
      ),
    [span],
  );
}

/**
 * Turns places into ranges of words. `words` are those of a `RemainingWords`. Returns the best segments,
 * `{ kind, start, end }` in order, and for each field that the line has its readings, every one of which is right.
 */
export function alignValues(words, places) {
  const spans = divideSpans(choosePlaces(places));
  const segments = dropOverlaps(
    kinds.flatMap((kind) =>
      rangesOf(words, spans[kind] ?? []).map(([start, end]) => ({
        kind,
        start: kind === 'name' ? withTitles(words, start) : start,
        end,
      })),
    ),
  );
  const readings = Object.fromEntries(
    kinds.flatMap((kind) => {
      const list = listReadings(words, places[kind], kind, segments);
      return list.length > 0 ? [[kind, list]] : [];
    }),
  );
  return { segments, readings };
}

/** The words within each span. Consumed text divides a range. */
function rangesOf(words, spans) {
  return spans.flatMap(([from, to]) => {
    const ranges = [];
    for (const [at, { span, gap }] of words.entries()) {
      if (span[0] < from || span[1] > to) continue;
      if (ranges.length > 0 && ranges.at(-1)[1] === at && gap !== 'consumed') ranges.at(-1)[1] = at + 1;
      else ranges.push([at, at + 1]);
    }
    return ranges;
  });
}

function withTitles(words, start) {
  const isTitled = start > 0 && words[start].gap === 'blank' && words[start - 1].classes.includes('T');
  return isTitled ? withTitles(words, start - 1) : start;
}

function dropOverlaps(segments) {
  const kept = [];
  for (const segment of segments.toSorted((one, other) => one.start - other.start)) {
    const start = Math.max(segment.start, kept.at(-1)?.end ?? 0);
    if (start < segment.end) kept.push({ ...segment, start });
  }
  return kept;
}

function listReadings(words, places, kind, segments) {
  const own = segments.filter((segment) => segment.kind === kind).map(({ start, end }) => [start, end]);
  const others = segments.filter((segment) => segment.kind !== kind);
  const isFree = ([start, end]) =>
    kind === 'issue' ||
    !others.some(
      (other) =>
        other.start < end && start < other.end && !(kind === 'storeName' && other.kind === 'address'),
    );
  const further = places
    .filter(({ cost }) => cost < costOf.tornWord)
    .map(({ spans }) => rangesOf(words, spans))
    .filter(
      (ranges) => ranges.length > 0 && ranges.every(isFree) && (kind === 'issue' || ranges.length === 1),
    );
  const all = [
    own,
    ...further.flatMap((ranges) => (kind === 'name' ? namesWithTitles(words, ranges) : [ranges])),
  ];
  const different = new Map(all.map((ranges) => [JSON.stringify(ranges), ranges]));
  return [...different.values()].filter((ranges) => ranges.length > 0);
}

/** The name alone, and with each of the titles in front of it. */
function namesWithTitles(words, [[start, end]]) {
  const first = withTitles(words, start);
  return Array.from({ length: start - first + 1 }, (_, titles) => [[start - titles, end]]);
}
