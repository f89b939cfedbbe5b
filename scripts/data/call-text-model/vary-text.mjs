/**
 * Returns the text of an example with fewer or other separators, often in small letters, of the same length, as other
 * people would type it; undefined where nothing changes. A text with labels or of less than four words is left as it is.
 */
export function varyText({ source, labels, remaining }, random) {
  if (labels > 1 || remaining.words.length < 4) return undefined;
  const chance = random.next();
  const separated = changeSeparators(source, chance, random);
  const small = chance < 0.45 || random.isIn(0.3) ? separated.toLowerCase() : separated;
  const varied = small.length === source.length ? small : separated;
  return varied === source ? undefined : varied;
}

function changeSeparators(text, chance, random) {
  if (chance < 0.6) return dropSeparators(text, chance < 0.4, random);
  if (chance < 0.75) return text.replaceAll(', ', () => (random.isIn(0.5) ? '. ' : ', '));
  if (chance < 0.85) return text.replaceAll(/,(?=\s)/g, ' ');
  return text.replaceAll(', ', '\n ');
}

function dropSeparators(text, isAll, random) {
  return text
    .replaceAll(/(?<=\p{L}{2}|\d|\)),(?=\s)/gu, () => (isAll || random.isIn(0.5) ? ' ' : ','))
    .replaceAll('\n', ' ')
    .replaceAll(/ [-–/|] /g, '   ')
    .replaceAll(/(?<=\p{L}{4})\.(?=\s)/gu, ' ');
}
