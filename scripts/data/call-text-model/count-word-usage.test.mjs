import { expect, test } from 'vitest';
import { countWordUsage, toStoredUsage, usageFor } from './count-word-usage.mjs';

const parser = {
  segmentKinds: ['name', 'issue'],
  listCountedParts: (plain) => [plain],
  toUsage: (counts) => (counts.every((count) => count === 0) ? undefined : counts.join('')),
};
const example = (writer, words, segments) => ({
  writer,
  remaining: { words: words.map((plain) => ({ plain })) },
  segments,
});

test('the usage of words for a writer is that of all others', () => {
  const examples = [
    example(1, ['ali', 'rosak'], [{ kind: 'name', start: 0, end: 1 }]),
    example(2, ['rosak', 'ali'], [{ kind: 'issue', start: 0, end: 1 }]),
  ];
  const usage = countWordUsage(examples, parser);

  expect(usageFor(usage, '1', parser).get('rosak')).toBe('001');
  expect(usageFor(usage, '2', parser).get('rosak')).toBe('100');
  expect(usageFor(usage, '2', parser).get('siti')).toBeUndefined();
  expect(toStoredUsage(usage, parser)).toStrictEqual({ 101: 'rosak', 110: 'ali' });
});
