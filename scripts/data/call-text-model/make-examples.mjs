import { createSeededRandom } from '../../seed/seeded-random.mjs';
import { alignValues, listPlaces } from './align-values.mjs';
import { countWordUsage, usageFor } from './count-word-usage.mjs';
import { listSwappableValues, swapValues } from './swap-values.mjs';
import { varyText } from './vary-text.mjs';

/** How much an example counts: lines of writers more than those of the tests, varied ones half as much. */
const weightOf = ({ writer, isVaried, isSwapped }) =>
  (writer > 0 ? 1.5 : 1) * (isVaried || isSwapped ? 0.5 : 1);

/** Makes an example of each line. */
export function makePlainExamples(lines, parser) {
  return lines.map((line) => makeExample(line, parser)).filter(({ remaining }) => remaining.words.length > 0);
}

/**
 * Makes examples to learn from: of each line, of most lines another one with other separators and letters, and of a
 * writer's lines one with values of others. Each has the `usage` of words by other writers.
 */
export function makeExamples(lines, parser) {
  const random = createSeededRandom(11);
  const plain = makePlainExamples(lines, parser);
  const usage = countWordUsage(plain, parser);
  const varied = plain.map((example) => ({ ...example, text: varyText(example, random), isVaried: true }));
  const pool = listSwappableValues(lines.filter(({ writer }) => writer > 0));
  const swapped = plain
    .filter(({ writer, labels }) => writer > 0 && labels < 2)
    .map((example) => swapValues(example, pool, random));
  const others = [...varied, ...swapped].filter((line) => line?.text !== undefined);
  const usages = new Map([...usage.ofGroup.keys()].map((group) => [group, usageFor(usage, group, parser)]));
  const examples = [...plain, ...makePlainExamples(others, parser)];
  return { usage, examples: examples.map((one) => ({ ...one, usage: usages.get(one.group) })) };
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
