/** Folds a text for comparison: one form of every character, small letters. */
export const fold = (text) => text.normalize('NFKC').toLowerCase();

/** The spans of all runs of letters and digits, each with its folded word. */
function listRuns(text) {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: run, index }) => ({
    word: fold(run),
    start: index,
    end: index + run.length,
  }));
}

/**
 * Finds where a text has a value, from a character on: as it is, in other letters, or word by word with as few gaps as
 * possible. Returns the spans `[start, end]` of its pieces, in characters, or undefined.
 */
export function findValue(text, value, from = 0) {
  const at = findLiterally(text, value, from);
  return at < 0 ? findWordByWord(text, value) : [[at, at + value.length]];
}

function findLiterally(text, value, from) {
  const at = text.indexOf(value, from);
  if (at >= 0 || fold(text).length !== text.length) return at;
  return fold(text).indexOf(fold(value), from);
}

function findWordByWord(text, value) {
  const wanted = listRuns(value).map(({ word }) => word);
  const runs = listRuns(text);
  const found = runs
    .flatMap(({ word }, start) => (word === wanted[0] ? [matchFrom(runs, start, wanted)] : []))
    .filter((pieces) => pieces !== undefined);
  return found.toSorted((one, other) => one.length - other.length)[0];
}

/** Takes the wanted words in order from a run on. Undefined if some are missing. */
function matchFrom(runs, start, wanted) {
  const pieces = [];
  let next = 0;
  let isBeside = false;
  for (const { word, start: from, end } of runs.slice(start)) {
    if (next === wanted.length) break;
    const isWanted = word === wanted[next];
    if (isWanted && isBeside) pieces.at(-1)[1] = end;
    else if (isWanted) pieces.push([from, end]);
    if (isWanted) next += 1;
    isBeside = isWanted;
  }
  return next === wanted.length ? pieces : undefined;
}
