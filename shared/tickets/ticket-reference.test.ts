import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReference, referencePattern } from './ticket-reference';

const everyByte = Array.from({ length: 256 }, (_, byte) => byte);
const characterOf = (byte: number) =>
  createReference(new Uint8Array([byte, byte, byte, byte, byte])).charAt(3);
const allCharacters = new Set(everyByte.map(characterOf));

describe('a reference', () => {
  test('is SH- and five characters for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 40 }), (bytes) => {
        expect(createReference(bytes)).toMatch(referencePattern);
        expect(createReference(bytes)).toHaveLength(8);
      }),
    );
    expect(everyByte.filter((byte) => !referencePattern.test(`SH-7K3${characterOf(byte)}`))).toStrictEqual(
      [],
    );
  });

  test('depends on the first five bytes in order, and on nothing else', () => {
    expect(createReference(new Uint8Array([0, 1, 2, 3, 4]))).toBe('SH-34679');
    expect(createReference(new Uint8Array([4, 3, 2, 1, 0, 99]))).toBe('SH-97643');
    expect(createReference(new Uint8Array([22, 23, 45, 46, 255]))).toBe('SH-Y3Y36');
  });

  test('has no two characters that look alike', () => {
    for (const alike of ['0OQD', '1IL', '5S', '8B', '2Z', 'UV']) {
      const inUse = Array.from(alike).filter((character) => allCharacters.has(character));

      expect(inUse.filter((character) => !'QD'.includes(character))).toStrictEqual([]);
    }
    expect(allCharacters.size).toBe(23);
  });

  test('no character is more than a tenth more frequent than another', () => {
    const times = Array.from(
      allCharacters,
      (character) => everyByte.filter((byte) => characterOf(byte) === character).length,
    );

    expect(Math.max(...times) / Math.min(...times)).toBeLessThan(1.1);
  });
});

describe('the pattern of a reference', () => {
  test.each(['SH-7K3Q', 'SH-7K3QA'])('knows %s', (text) => {
    expect(text).toMatch(referencePattern);
  });

  test.each([
    'SH-7K3',
    'SH-7K3QAA',
    'sh-7k3q',
    'SH-7K3O',
    'SH-7K31',
    'SH7K3Q',
    ' SH-7K3Q',
    'SH-7K3Q\n',
    'XSH-7K3Q',
  ])('does not take %j for one', (text) => {
    expect(text).not.toMatch(referencePattern);
  });
});
