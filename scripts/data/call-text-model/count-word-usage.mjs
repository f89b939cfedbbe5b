/** Lines of the tests are by writers whom nobody has noted: so many of them in a row count as one writer's. */
const linesOfTestWriter = 120;

/**
 * Counts what each word is used for in the lines of each writer. `usageFor` gives what the others use it for: of all
 * words in the lines to come, some are new, and training must see as many.
 */
export function countWordUsage(examples, parser) {
  const total = new Map();
  const ofGroup = new Map();
  for (const [index, example] of examples.entries()) {
    example.group = example.writer > 0 ? `${example.writer}` : `t${Math.floor(index / linesOfTestWriter)}`;
    const own = ofGroup.get(example.group) ?? new Map();
    ofGroup.set(example.group, own);
    for (const [part, use] of listUses(example, parser))
      for (const counts of [total, own]) addTo(counts, part, use, parser);
  }
  return { total, ofGroup };
}

/** Each part of each word, with 0 if it stands outside, else with the number of its kind of segment from 1. */
function listUses({ remaining, segments }, { segmentKinds, listCountedParts }) {
  const uses = remaining.words.map(() => 0);
  for (const { kind, start, end } of segments) uses.fill(segmentKinds.indexOf(kind) + 1, start, end);
  return remaining.words.flatMap(({ plain }, at) =>
    listCountedParts(plain.replaceAll(/\d/g, '0')).map((part) => [part, uses[at]]),
  );
}

function addTo(counts, part, use, { segmentKinds }) {
  const own = counts.get(part) ?? [0, ...segmentKinds.map(() => 0)];
  own[use] += 1;
  counts.set(part, own);
}

/** The usage of words by all writers but those of a group. */
export function usageFor({ total, ofGroup }, group, { toUsage }) {
  const own = ofGroup.get(group) ?? new Map();
  const known = new Map();
  return {
    get(part) {
      if (known.has(part)) return known.get(part);
      const counts = total.get(part);
      const left = counts?.map((count, use) => count - (own.get(part)?.[use] ?? 0));
      const usage = left === undefined ? undefined : toUsage(left);
      known.set(part, usage);
      return usage;
    },
  };
}

/** The words of each usage, in the form of the model file. */
export function toStoredUsage({ total }, { toUsage }) {
  const words = {};
  for (const part of [...total.keys()].toSorted((one, other) => (one < other ? -1 : 1))) {
    const usage = toUsage(total.get(part));
    if (usage !== undefined) (words[usage] ??= []).push(part);
  }
  return Object.fromEntries(
    Object.entries(words)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([usage, list]) => [usage, list.join(' ')]),
  );
}
