/**
 * Makes further lines of others: the sentence of one with names, shops, addresses and complaints of other lines, in the
 * same script and letters. So a model learns how lines are built, not which values they had.
 */
const kinds = ['name', 'storeName', 'issue', 'address'];

/** Lists the values of the lines by kind and look, each with the parts of it that are as right. */
export function listSwappableValues(lines) {
  const pool = new Map();
  for (const line of lines)
    for (const kind of kinds) {
      const found = findSwappable(line, kind);
      if (found === undefined) continue;
      const key = keyOf(kind, found.texts[0]);
      pool.set(key, [...(pool.get(key) ?? []), found.texts]);
    }
  return pool;
}

const keyOf = (kind, text) => `${kind} ${lookOf(text)}`;

function lookOf(text) {
  if (/\p{Script=Han}/u.test(text)) return 'han';
  return /\p{Lu}/u.test(text) ? 'capital' : 'small';
}

/** The longest right value, if the text has it once, in one piece, and all other right ones are within it. */
function findSwappable({ text, values }, kind) {
  const texts = (values[kind] ?? []).toSorted((one, other) => other.length - one.length);
  const [longest] = texts;
  if (longest === undefined || longest.includes('\n')) return undefined;
  const start = text.indexOf(longest);
  if (start < 0 || text.includes(longest, start + 1)) return undefined;
  if (!texts.every((one) => longest.includes(one))) return undefined;
  return { start, end: start + longest.length, texts };
}

/** @returns a line with some values of others, or undefined if its values cannot be told apart */
export function swapValues(line, pool, random) {
  const found = kinds.flatMap((kind) => {
    const one = findSwappable(line, kind);
    return one === undefined ? [] : [{ kind, ...one }];
  });
  const isAlone = ({ start, end }) =>
    found.every((one) => one.start === start || one.end <= start || end <= one.start);
  const swapped = found
    .filter((one) => isAlone(one) && random.isIn(0.6))
    .toSorted((one, other) => other.start - one.start);
  if (swapped.length === 0) return undefined;
  let { text } = line;
  const values = { ...line.values };
  for (const { kind, start, end, texts } of swapped) {
    const list = pool.get(keyOf(kind, texts[0])) ?? [texts];
    const other = random.one(list);
    text = `${text.slice(0, start)}${other[0]}${text.slice(end)}`;
    values[kind] = other;
  }
  return { ...line, text, values, isSwapped: true };
}
