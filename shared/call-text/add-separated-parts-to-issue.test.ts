import { expect, test } from 'vitest';
import { addSeparatedPartsToIssue } from './add-separated-parts-to-issue';
import { consume, createConsumableText, type Span } from './consumable-text';

/** What an issue becomes in a text in which another field has some words. */
function complete(text: string, issue: string, taken?: string): string[] {
  const spanOf = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
  const source = createConsumableText(text);
  const rest = taken === undefined ? source : consume(source, spanOf(taken));
  return addSeparatedPartsToIssue(rest, [spanOf(issue)]).map((span) => text.slice(...span));
}

test.each([
  [
    'Our printer at Kopi Maju stopped working this morning.',
    'Our printer',
    'Kopi Maju',
    'stopped working this morning',
  ],
  ['the pos of Kopi Maju is stuck on login', 'the pos', 'Kopi Maju', 'is stuck on login'],
  ['mesin resit kat Kopi Maju tak hidup, Ali', 'mesin resit', 'Kopi Maju', 'tak hidup'],
])('%s has its verb behind the shop', (text, issue, shop, verb) => {
  expect(complete(text, issue, shop)).toEqual([issue, verb]);
});

test.each([
  ['mesin resit di Kopi Maju tidak memotong kertas', 'mesin resit', 'tidak memotong kertas'],
  [
    'Encik Ali beritahu mesin resit di Kopi Maju tidak memotong kertas',
    'mesin resit',
    'tidak memotong kertas',
  ],
  ['eh hello the bar printer at Kopi Maju cannot cut', 'the bar printer', 'cannot cut'],
  ['the bar printer at Kopi Maju keeps beeping', 'the bar printer', 'keeps beeping'],
])('%s has in front of the shop what does not work', (text, thing, verb) => {
  const taken = text.includes('Encik Ali')
    ? consume(createConsumableText(text), [0, 9])
    : createConsumableText(text);
  const source = consume(taken, [text.indexOf('Kopi Maju'), text.indexOf('Kopi Maju') + 9]);
  const spans = addSeparatedPartsToIssue(source, [[text.indexOf(verb), text.length]]);

  expect(spans.map((span) => text.slice(...span))).toEqual([thing, verb]);
});

test.each([
  'kata',
  'cakap',
  'bagitahu',
  'bagitau',
  'beritahu',
  'bagi tahu',
  'said',
  'told',
  'told us',
  'says that',
])('what is in front of the shop begins behind Encik Ali %s', (says) => {
  const begin = (thing: string): string => {
    const text = `Encik Ali ${says} ${thing} di Kopi Maju tidak memotong kertas`;
    const shop = text.indexOf('Kopi Maju');
    const source = consume(consume(createConsumableText(text), [0, 9]), [shop, shop + 9]);
    const first = addSeparatedPartsToIssue(source, [[text.indexOf('tidak'), text.length]])[0];
    return first === undefined ? '' : text.slice(...first);
  };

  expect(begin('mesin resit')).toBe('mesin resit');
  expect(begin('printer')).toBe('printer');
});

test('an issue that begins with its thing needs none in front of the shop', () => {
  const text = 'somebody at Kopi Maju laci tak boleh buka';
  expect(complete(text, 'laci tak boleh buka', 'Kopi Maju')).toEqual(['laci tak boleh buka']);
});

test('a fault that is already said needs no verb', () => {
  const text = 'printer not printing at Kopi Maju is urgent';
  expect(complete(text, 'printer not printing', 'Kopi Maju')).toEqual(['printer not printing']);
});

test('what is broken behind a request belongs to it', () => {
  const text = 'can you come see the bar? It keeps jamming. Ali';
  expect(complete(text, 'can you come see the bar')).toEqual([
    'can you come see the bar',
    'It keeps jamming',
  ]);
});

test('what happened before a question belongs to it', () => {
  expect(complete('boss my staff forgot her PIN, how to reset', 'how to reset')).toEqual([
    'my staff forgot her PIN, how to reset',
  ]);
  expect(complete('Hi admin, nak tanya how to reset', 'how to reset')).toEqual(['how to reset']);
});
