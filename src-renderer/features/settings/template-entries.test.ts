import { expect, test } from 'vitest';
import {
  validateEntry,
  listEntries,
  createBlankPreset,
  createBlankSnippet,
  saveEntry,
  removeEntry,
} from './template-entries';

const none = { presets: [], snippets: [] };

test('an entry is added, replaced in its place, and removed', () => {
  const first = {
    kind: 'snippet',
    entry: { ...createBlankSnippet('a'), trigger: 'paper', text: 'Paper changed.' },
  } as const;
  const second = { kind: 'preset', entry: { ...createBlankPreset('b'), name: 'Swap' } } as const;
  const templates = saveEntry(saveEntry(none, first), second);
  expect(listEntries(templates)).toEqual([second, first]);
  const renamed = { kind: 'preset', entry: { ...second.entry, name: 'POS swap' } } as const;
  expect(listEntries(saveEntry(templates, renamed))).toEqual([renamed, first]);
  expect(removeEntry(removeEntry(templates, second), first)).toEqual(none);
});

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
