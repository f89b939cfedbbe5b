/**
 * Turns examples into numbers, once, for all epochs. An example has a `remaining` text to be segmented, the `usage` of words by
 * other writers, the `readings` of its fields and `mayBeEmpty`, the fields that may as well be left out.
 */

/** Numbers the features: of words if several words have them, of segments if a segment that is right has them. */
export function numberFeatures(examples, parser) {
  const counts = new Map();
  const ofSegments = new Map();
  for (const { remaining: text, segments, usage } of examples) {
    const description = parser.describeText(text, usage);
    for (const feature of parser.listFeaturesOfWords(description).flat())
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
    const listFeatures = parser.createSegmentFeatures(description);
    for (const { start, end } of segments)
      for (const feature of listFeatures(start, end))
        if (!ofSegments.has(feature)) ofSegments.set(feature, ofSegments.size);
  }
  const names = [...counts].filter(([, count]) => count > 1).map(([feature]) => feature);
  return { ofWords: new Map(names.map((name, id) => [name, id])), ofSegments };
}

/** The numbers of an example's features, and which segmentations of it are right. */
export function encodeExample(example, numbers, parser) {
  const { remaining: text, usage } = example;
  const description = parser.describeText(text, usage);
  const candidates = parser.listSegmentCandidates(text);
  const listFeatures = parser.createSegmentFeatures(description);
  const featuresOfSegments = Array.from(candidates.starts, (start, index) =>
    listFeatures(start, candidates.ends[index]),
  );
  return {
    wordIds: toRows(parser.listFeaturesOfWords(description), numbers.ofWords),
    segmentIds: toRows(featuresOfSegments, numbers.ofSegments),
    scored: {
      wordCount: text.words.length,
      gapsBefore: Uint8Array.from(text.words, ({ gap }) => parser.gaps.indexOf(gap)),
      known: parser.toUsedBits(text.known),
      candidates,
    },
    right: describeRight(example, candidates, parser),
    weight: example.weight,
  };
}

/** The numbers of all features in one list; those of row r are from `starts[r]` to before `starts[r + 1]`. */
function toRows(featuresOfRows, numbers) {
  const ids = [];
  const starts = new Int32Array(featuresOfRows.length + 1);
  for (const [row, features] of featuresOfRows.entries()) {
    for (const feature of features) {
      const id = numbers.get(feature);
      if (id !== undefined) ids.push(id);
    }
    starts[row + 1] = ids.length;
  }
  return { ids: Int32Array.from(ids), starts };
}

/**
 * Which parts of a segmentation are right: `isSegmentRight` for each candidate and kind, `mayBeOutside` for each word,
 * `mayEnd` for each state behind the last word. A field that a label has filled has no segment.
 */
function describeRight({ remaining: text, readings, mayBeEmpty }, candidates, parser) {
  const { segmentKinds, stateCount, stepCount } = parser;
  const isSegmentRight = new Uint8Array(candidates.starts.length * segmentKinds.length);
  const mayBeOutside = new Uint8Array(text.words.length).fill(1);
  for (const [kind, name] of segmentKinds.entries()) {
    const list = readings[name] ?? [];
    const ranges = new Set(list.flat().map(String));
    for (const [index, start] of candidates.starts.entries())
      if (ranges.has(String([start, candidates.ends[index]])))
        isSegmentRight[index * segmentKinds.length + kind] = 1;
    if (!mayBeEmpty.includes(name)) for (const word of wordsOfAll(list)) mayBeOutside[word] = 0;
  }
  const present = segmentKinds.filter((name) => readings[name] !== undefined);
  const known = parser.toUsedBits(text.known);
  const may = known | parser.toUsedBits(present);
  const must = known | parser.toUsedBits(present.filter((name) => !mayBeEmpty.includes(name)));
  const mayEnd = Array.from({ length: stateCount }, (_, state) => {
    const used = Math.floor(state / stepCount);
    return (used & must) === must && (used & ~may) === 0;
  });
  return { isSegmentRight, mayBeOutside, mayEnd };
}

/** The words that every reading has. */
function wordsOfAll(readings) {
  const [first = [], ...others] = readings.map((ranges) =>
    ranges.flatMap(([start, end]) => Array.from({ length: end - start }, (_, step) => start + step)),
  );
  return first.filter((word) => others.every((words) => words.includes(word)));
}
