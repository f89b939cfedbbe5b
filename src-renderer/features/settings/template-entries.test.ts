import { expect, test } from 'vitest';
import { validateEntry, createBlankPreset, createBlankSnippet } from './template-entries';

test('rejects an incomplete entry', () => {
  expect(validateEntry({ kind: 'preset', entry: createBlankPreset('a') })).toBeUndefined();
  expect(
    validateEntry({
      kind: 'snippet',
      entry: { ...createBlankSnippet('a'), trigger: 'two words', text: 'x' },
    }),
  ).toBeUndefined();
  expect(
    validateEntry({ kind: 'snippet', entry: { ...createBlankSnippet('a'), trigger: 'ok', text: 'x' } }),
  ).toBeDefined();
});
