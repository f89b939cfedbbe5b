import { createSeededRandom } from '../../seed/seeded-random.mjs';
import { alignValues, listPlaces } from './align-values.mjs';
import { varyText } from './vary-text.mjs';

/** How much an example counts: lines of writers more than those of the tests, varied ones half as much. */
const weightOf = ({ writer, isVaried }) => (writer > 0 ? 1.5 : 1) * (isVaried ? 0.5 : 1);

/** Makes examples of lines, and of most lines another one with other separators and letters. */
export function makeExamples(lines, parser) {
  const random = createSeededRandom(11);
  const plain = lines.map((line) => makeExample(line, parser));
  const varied = plain
    .map((example) => ({ ...example, text: varyText(example, random) }))
    .filter(({ text }) => text !== undefined)
    .map((line) => makeExample({ ...line, isVaried: true }, parser));
  return [...plain, ...varied].filter(({ remaining }) => remaining.words.length > 0);
}

/** Reads what labels and shapes say, and aligns the values with the words that remain. */
function makeExample(line, parser) {
  const read = parser.parseMarkedParts(line.text, parser.gazetteer);
  const remaining = parser.readSegmentableText(read, parser.gazetteer);
  const { text: source } = read.source;
  // A varied line is as long as its original, and has the values at the same places.
  const places = line.isVaried ? line.places : listPlaces(source, line.values);
  return {
    ...line,
    source,
    labels: read.labels,
    remaining,
    places,
    ...alignValues(remaining.words, places),
    weight: weightOf(line),
  };
}
