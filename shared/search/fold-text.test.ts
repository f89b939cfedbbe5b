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
  ['٠١٢-۳۴', '012-34'],
  ['a\u3000b', 'a b'],
  ['😀', '😀'],
  ['a\uD83D', 'a\uFFFD'],
  ['', ''],
])('%j is compared as %j', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test('what is folded stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});

test('a text folds to the texts it is made of, one after the other', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(foldText(one + other)).toBe(foldText(one) + foldText(other));
    }),
  );
});

test('each sign is folded by itself', () => {
  const signs = fc.array(
    fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.string({ unit: 'binary-ascii' })),
  );
  fc.assert(
    fc.property(signs, (pieces) => {
      const text = pieces.join('');
      expect(foldText(text)).toBe(Array.from(text, (character) => foldText(character)).join(''));
    }),
  );
});

test('each folded sign knows its place in the original', () => {
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
