import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, foldWithPositions } from './fold-text';

test.each([
  ['CAFÉ', 'cafe'],
  ['Cafe\u0301', 'cafe'],
  ['ＡＢＣ１２３', 'abc123'],
  ['İstanbul', 'istanbul'],
  ['Ñoño', 'nono'],
  ['ﬁne', 'fine'],
  ['打印机', '打印机'],
  ['檳城藥行', '槟城药行'],
  ['槟城药行', '槟城药行'],
  ['٠١٢-۳۴', '012-34'],
  ['a\u3000b', 'a b'],
  ['\u202A+60 12\u2011345\u202C', '+60 12-345'],
  ['a\u00AD\u200B\u2060b', 'ab'],
  ['1\u2010\u2012\u2013\u2014\u2015\u22122', '1------2'],
  ['😀', '😀'],
  ['a\uD83D', 'a\uFFFD'],
  ['', ''],
])('%j is compared as %j', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});

test('folding a concatenation equals concatenating the folded parts', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(foldText(one + other)).toBe(foldText(one) + foldText(other));
    }),
  );
});

test('folds each character on its own', () => {
  const anyPieces = fc.array(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.string({ unit: 'binary-ascii' })),
  );
  fc.assert(
    fc.property(anyPieces, (pieces) => {
      const text = pieces.join('');
      expect(foldText(text)).toBe(Array.from(text, (character) => foldText(character)).join(''));
    }),
  );
});

test('maps each folded character to its position in the original', () => {
  expect(foldWithPositions('\u202A1\u20112')).toEqual({ text: '1-2', from: [1, 2, 3], to: [2, 3, 4] });
  expect(foldWithPositions('Éﬁ😀')).toEqual({
    text: 'efi😀',
    from: [0, 1, 1, 2, 2],
    to: [1, 2, 2, 4, 4],
  });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = foldWithPositions(text);

      expect(folded.text).toBe(foldText(text));
      expect(folded.from).toHaveLength(folded.text.length);
    }),
  );
});
