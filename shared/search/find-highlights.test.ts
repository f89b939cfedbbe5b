import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHighlights } from './find-highlights';
import { parseSearchTerms } from './search-terms';

function marked(text: string, query: string, kind?: 'code'): string {
  let rest = 0;
  let shown = '';
  for (const { from, to } of findHighlights(text, parseSearchTerms(query), kind)) {
    shown += `${text.slice(rest, from)}[${text.slice(from, to)}]`;
    rest = to;
  }
  return shown + text.slice(rest);
}

describe('what a search found is marked', () => {
  test.each([
    ['Kedai Maju Jaya', 'maju', 'Kedai [Maju] Jaya'],
    ['Kedai Maju Jaya', 'ja ma', 'Kedai [Ma]ju [Ja]ya'],
    ['banana', 'ana nan', 'b[anana]'],
    ['Café ﬁne', 'cafe fi', '[Café] [ﬁ]ne'],
    ['打印机坏了', '印机', '打[印机]坏了'],
    ['60123456789', '012-345', '60[12345]6789'],
    ['Ring 012-345 6789', '+60123456789', 'Ring 0[12-345 6789]'],
    ['nothing', 'else', 'nothing'],
    ['nothing', '', 'nothing'],
    ['100% "sure"', '% e"', '100[%] "sur[e]"'],
    ['Siew Ling, siew', '"siew ling" -printer', '[Siew Ling], siew'],
    ['a  printer \n rosak, printer\trosak', '"printer rosak"', 'a  [printer \n rosak], [printer\trosak]'],
    ['a  b\n\nc 012  345', 'b c 12345', 'a  [b]\n\n[c] 0[12  345]'],
    ['檳城打印機', '槟城 印机', '[檳城]打[印機]'],
  ])('%j, %j: %s', (text, query, shown) => {
    expect(marked(text, query)).toBe(shown);
  });

  test.each([
    ['STOREHUB0999-CA109193B', 'ca1o9l', 'STOREHUB0999-[CA1091]93B'],
    ['STOREHUB0999-CA109193B', 'storehub0999ca1', '[STOREHUB0999-CA1]09193B'],
  ])('the case number %s, %s: %s', (text, query, shown) => {
    expect(marked(text, query, 'code')).toBe(shown);
  });

  test('highlights are ordered, do not overlap, and lie within the text', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(anyText, anyText, (text, query) => {
        let last = -1;
        for (const { from, to } of findHighlights(text, parseSearchTerms(query), 'code')) {
          expect(from).toBeGreaterThan(last);
          expect(to).toBeGreaterThan(from);
          last = to;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
