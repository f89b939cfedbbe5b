import { expect, test } from 'vitest';
import { languages, type Language } from '../../../shared/i18n/language';
import { flattenCatalogue } from '../../../shared/messages/flatten-catalogue';
import { nativeCatalogues } from '../../../shared/messages/native-catalogues';
import { sharedCatalogues } from '../../../shared/messages/shared-catalogues';
import { allActions, getDefaultKeyNames } from '../../commands/key-bindings';
import { catalogues } from '../../messages/catalogues';
import { guideTexts } from './guide-texts';
import { parseMarkdown, type Block, type InlinePiece, type Line } from './parse-markdown';

test.each(languages)('the guide in %s uses nothing of Markdown that the app does not show', (language) => {
  const plain = partsOf(language, 'text').filter((text) => /[*`#|<>[\]_]|^\s*(?:[-+]|\d+\.) /.test(text));
  expect(plain).toEqual([]);
});

test.each(languages)(
  'what is bold in the guide in %s is a key, or stands on the screen like that',
  (language) => {
    const keys = allActions.flatMap((action) => getDefaultKeyNames(action));
    const sentences = [catalogues, sharedCatalogues, nativeCatalogues].flatMap((messages) =>
      flattenCatalogue(messages[language]).map(([, sentence]) => sentence),
    );
    const known = new Set([...keys, 'Enter', 'Shift+Enter', ...sentences]);
    expect(partsOf(language, 'strong').filter((text) => !known.has(text))).toEqual([]);
  },
);

test('the guide has the same parts, items, rows and keys in every language', () => {
  const [en, ...others] = languages.map((language) => ({
    blocks: parseMarkdown(guideTexts[language]).map((block) => `${block.kind} of ${linesOf(block).length}`),
    keys: partsOf(language, 'strong')
      .filter((text) => /^(?:F\d|Ctrl|Alt)/.test(text))
      .toSorted(),
  }));
  expect(en?.blocks).toContain('list of 8');
  for (const other of others) expect(other).toEqual(en);
});

function partsOf(language: Language, kind: InlinePiece['kind']): readonly string[] {
  const parts = parseMarkdown(guideTexts[language]).flatMap(linesOf).flat();
  return parts.filter((part) => part.kind === kind).map(({ text }) => text);
}

function linesOf(block: Block): readonly Line[] {
  if (block.kind === 'list') return block.items;
  return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.line];
}
