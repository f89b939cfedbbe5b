import { describe, expect, test } from 'vitest';
import { listTexts, createCallerFinder } from './caller-text-matcher';

const named = (name: string) => createCallerFinder([{ phone: '', name }]);
const rung = (phone: string) => createCallerFinder([{ phone, name: '' }]);

describe('a name is looked for as whole words', () => {
  test.each([
    ['Tan', 'Kelantan'],
    ['Ong', 'along the road'],
    ['Ong', 'longitude'],
    ['Siti', 'Sitiawan'],
    ['Zuraidah Canary', 'Zuraidah and Canary'],
    ['陈伟明', '陈伟'],
  ])('%s is not named by %j', (name, text) => expect(named(name)(text)).toBe(false));

  test.each([
    ['Tan', 'Mr. TAN, from Kelantan'],
    ['Ong', 'rang: Ong'],
    ['zuraidah  canary', 'Puan Zuraidah-Canary'],
    ['ＫＬ Wong', 'kl wong'],
    ['陈伟明', '今天陈伟明来电说打印机坏了'],
    ['陈明', 'VIP陈明POS'],
    ['陈美玲', '打印機壞了，找陳美玲'],
    ['陳美玲', '找陈美玲'],
    ['Jose Nunez', 'for José Núñez'],
    ['José Núñez', 'for Jose Nunez'],
  ])('%s is named by %j', (name, text) => expect(named(name)(text)).toBe(true));

  test('however long the text', () => expect(named('Zuraidah')(`${'x '.repeat(5_000)}Zuraidah`)).toBe(true));

  test.each(['', '  ', '-', 'Li', '陈'])('nobody is looked for by %j', (name) =>
    expect(named(name)(`Li, 陈 - ${name}`)).toBe(false),
  );
});

test('a number is found in any writing, but not by a few digits of it', () => {
  const isNamed = rung('019-876 5432');
  expect(['+60 19 8765432', 'call 0198765432 back', '60198765432'].map(isNamed)).toEqual([true, true, true]);
  expect(isNamed('019-876 543')).toBe(false);
  expect(rung('5432')('0198765432')).toBe(false);
});

test('of JSON only the texts count, however deep, and never the names of fields', () => {
  const json = JSON.stringify([
    { longitude: '101.7', pin: { source: 'map', at: 7 } },
    { name: ['Ali', null] },
  ]);
  expect(listTexts(json)).toEqual(['101.7', 'map', 'Ali']);
});
