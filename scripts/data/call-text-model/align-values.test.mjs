import { describe, expect, test } from 'vitest';
import { alignValues, listPlaces } from './align-values.mjs';

const titles = new Set(['encik', 'puan']);

/** The words of a text, as the parser gives them. */
function toWords(text) {
  return [...text.matchAll(/[^\s,]+/g)].map(({ 0: word, index }) => ({
    text: word,
    span: [index, index + word.length],
    gap: text.slice(0, index).endsWith(', ') ? 'comma' : 'blank',
    classes: titles.has(word.toLowerCase()) ? 'T' : '',
  }));
}

function align(text, values) {
  const words = toWords(text);
  const { segments, readings } = alignValues(words, listPlaces(text, values));
  const say = ([start, end]) =>
    words
      .slice(start, end)
      .map((word) => word.text)
      .join(' ');
  return {
    segments: segments.map(({ kind, start, end }) => [kind, say([start, end])]),
    readings: Object.fromEntries(
      Object.entries(readings).map(([kind, list]) => [kind, list.map((ranges) => ranges.map(say))]),
    ),
  };
}

describe('values are aligned with words', () => {
  test('that no other value has', () => {
    const { segments } = align('Ali, Kedai Ali, printer rosak', {
      name: ['Ali'],
      storeName: ['Kedai Ali'],
      issue: ['printer rosak'],
    });
    expect(segments).toStrictEqual([
      ['name', 'Ali'],
      ['storeName', 'Kedai Ali'],
      ['issue', 'printer rosak'],
    ]);
  });

  test('also behind the shop that bears the name', () => {
    const { segments } = align('Kedai Ali, printer rosak, Ali', { name: ['Ali'], storeName: ['Kedai Ali'] });
    expect(segments).toStrictEqual([
      ['storeName', 'Kedai Ali'],
      ['name', 'Ali'],
    ]);
  });

  test('around a shop that a complaint names', () => {
    const { segments } = align('pos at Bubur Mama keeps crashing', {
      storeName: ['Bubur Mama'],
      issue: ['pos at Bubur Mama keeps crashing'],
    });
    expect(segments).toStrictEqual([
      ['issue', 'pos at'],
      ['storeName', 'Bubur Mama'],
      ['issue', 'keeps crashing'],
    ]);
  });

  test('of an address whose last words the text does not have', () => {
    const { segments } = align('5 Jalan Raja, printer rosak', { address: ['5 Jalan Raja Kajang'] });
    expect(segments).toStrictEqual([['address', '5 Jalan Raja']]);
  });
});

describe('every reading that is right is listed', () => {
  test('of a name, with and without its title', () => {
    const { segments, readings } = align('Encik Ali, printer rosak', { name: ['Ali'] });
    expect(segments).toStrictEqual([['name', 'Encik Ali']]);
    expect(readings).toStrictEqual({ name: [['Encik Ali'], ['Ali']] });
  });

  test('of a shop that may have its town', () => {
    const { readings } = align('Kedai Maju Kluang, printer rosak', {
      storeName: ['Kedai Maju', 'Kedai Maju Kluang'],
      address: ['Kluang'],
    });
    expect(readings.storeName).toStrictEqual([['Kedai Maju'], ['Kedai Maju Kluang']]);
    expect(readings.address).toStrictEqual([['Kluang']]);
  });

  test('but none within a word', () => {
    expect(align('Alimah, printer rosak', { name: ['Ali'] }).readings).toStrictEqual({});
  });
});
