import { expect, test } from 'vitest';
import { checked, entriesOf, newPreset, newSnippet, withEntry, withoutEntry } from './template-entries';

const none = { presets: [], snippets: [] };

test('an entry is added, replaced in its place, and removed', () => {
  const first = {
    kind: 'snippet',
    entry: { ...newSnippet('a'), trigger: 'paper', text: 'Paper changed.' },
  } as const;
  const second = { kind: 'preset', entry: { ...newPreset('b'), name: 'Swap' } } as const;
  const words = withEntry(withEntry(none, first), second);
  expect(entriesOf(words)).toEqual([second, first]);
  const renamed = { kind: 'preset', entry: { ...second.entry, name: 'POS swap' } } as const;
  expect(entriesOf(withEntry(words, renamed))).toEqual([renamed, first]);
  expect(withoutEntry(withoutEntry(words, second), first)).toEqual(none);
});

test('what is not whole is not kept', () => {
  expect(checked({ kind: 'preset', entry: newPreset('a') })).toBeUndefined();
  expect(
    checked({ kind: 'snippet', entry: { ...newSnippet('a'), trigger: 'two words', text: 'x' } }),
  ).toBeUndefined();
  expect(checked({ kind: 'snippet', entry: { ...newSnippet('a'), trigger: 'ok', text: 'x' } })).toBeDefined();
});
