/**
 * Judges values of fields as a careful person would: letters, punctuation and blanks do not count, nor do the title
 * before a name and small words of an issue.
 */
const letters = (text) =>
  String(text)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
const toWords = (text) =>
  [
    ...String(text)
      .normalize('NFKC')
      .toLowerCase()
      .matchAll(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu),
  ].map(([word]) => word);
const digits = (text) => String(text).replaceAll(/\D/g, '').replace(/^60/, '0');

const titles = new Set(
  `encik en puan pn cik mr mrs ms miss mdm madam datuk dato datin tan sri dr tuan haji hj hajah kak abang bang uncle aunty
  auntie boss bos tn ustaz ustazah cikgu prof sir chef pak mak`.split(/\s+/),
);
const smallWords = new Set(
  `and dan & the a an at on in di kat dekat is are was pls please tolong la lah ah hi hello boss sir saya kami kita we i it ya
  ye ok so but then from to for of tq thanks thank you now also juga ni tu nak ada kena already still just only issue masalah
  problem urgent asap that says said after since my our your pun je dgn dengan her his he she dia 的 了 请 我 我们 们 说 和 是
  有`.split(/\s+/),
);

/** Whether the value found for a field is one of those that are right. `line` has `values` and `pin`. */
export function isRight(field, found, line, parser) {
  if (field === 'pin') return isSamePin(found, line.pin);
  const { [field]: values = [], remark = [] } = line.values;
  const sameAs = {
    name: (value) => withoutTitles(value) === withoutTitles(found) || letters(value) === letters(found),
    phone: (value) => digits(value) === digits(found),
    issue: (value) => isSameIssue(found, value, [...values, ...remark]),
    address: (value) => letters(value) === letters(found) || isSameAddress(found, value, parser),
    state: (value) => parser.parseRegion(value) === parser.parseRegion(found),
    serviceId: (value) => value === found,
  };
  return values.some(sameAs[field] ?? ((value) => letters(value) === letters(found)));
}

function isSamePin(found, pin) {
  const { latitude, longitude } = found.coordinates;
  return (
    pin !== undefined &&
    Math.abs(latitude - pin.latitude) < 0.001 &&
    Math.abs(longitude - pin.longitude) < 0.001
  );
}

function withoutTitles(name) {
  const words = toWords(name);
  return words.filter((word, order) => !titles.has(word) || order === words.length - 1).join('');
}

/** No word that no right issue has, and none left out but small ones. */
function isSameIssue(found, value, right) {
  const [words, allowed] = [toWords(found), right.flatMap(toWords)];
  const foreign = words.filter((word) => !allowed.includes(word) && !smallWords.has(word));
  const missing = subtract(toWords(value), words).filter((word) => !smallWords.has(word));
  return letters(found) === letters(value) || (foreign.length === 0 && missing.length === 0);
}

/** The same words in any order. The town may be missing, and that of the postcode may be added. */
function isSameAddress(found, value, parser) {
  const [words, wanted] = [toWords(found), toWords(value)];
  const townOfPostcode = toWords(parser.gazetteer.findPostcode(found)?.name ?? '');
  const foreign = subtract(words, wanted).filter((word) => !townOfPostcode.includes(word));
  if (foreign.length > 0) return false;
  const missing = subtract(wanted, words);
  const towns = missing.length > 0 ? listTownWords(value, parser) : new Set();
  return missing.every((word) => towns.has(word) && !/^\d{5}$/.test(word));
}

function listTownWords(text, parser) {
  const words = text.match(/[\p{L}\p{N}.()'-]+/gu) ?? [];
  const runs = words.flatMap((_, start) => [1, 2, 3, 4].map((count) => words.slice(start, start + count)));
  return new Set(
    runs
      .filter((run) => parser.isTownOrRegion(run, parser.gazetteer))
      .flatMap((run) => toWords(run.join(' '))),
  );
}

function subtract(words, others) {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

const judged = [
  'name',
  'phone',
  'issue',
  'address',
  'state',
  'serviceId',
  'pin',
  'storeName',
  'dealerReseller',
  'email',
];
const mandatory = new Set(['name', 'phone', 'issue', 'address', 'state', 'serviceId', 'pin']);

/** Judges the fields that the parser found in a line. */
export function judgeLine(line, fields, parser) {
  const found = new Map(fields.map(({ field, value }) => [field, value]));
  const wrong = judged.filter((field) => found.has(field) && !isRight(field, found.get(field), line, parser));
  const isWanted = (field) => (field === 'pin' ? line.pin !== undefined : line.values[field] !== undefined);
  const missed = judged.filter(
    (field) => !found.has(field) && isWanted(field) && !line.mayBeEmpty.includes(field),
  );
  return {
    isWhollyRight: wrong.length === 0 && missed.length === 0,
    hasWrongMandatory: wrong.some((field) => mandatory.has(field)),
    wrong,
    missed,
  };
}
