import { expect, test } from 'vitest';
import outlines from '../gazetteer/region-outlines.json';
import { createGazetteer } from '../gazetteer/gazetteer';
import towns from '../gazetteer/towns.json';
import { parseCallText } from './parse-call-text';

const gazetteer = createGazetteer(towns, outlines);

function readState(text: string): unknown {
  return parseCallText(text, gazetteer).fields.find(({ field }) => field === 'state')?.value;
}

test('a pin says the state where no word does', () => {
  expect(readState('Gerai Aminah, 4.5975, 101.0901, printer rosak, 0123456789')).toBe('Perak');
});

test('a pin near the border of two states says neither', () => {
  expect(readState('Gerai Aminah, 3.0738, 101.6065, printer rosak, 0123456789')).toBe('Selangor');
  expect(readState('Gerai Aminah, 2.6900, 101.7500, printer rosak, 0123456789')).toBeUndefined();
});

test('a town that is named goes before the pin', () => {
  expect(readState('Gerai Aminah, Ipoh, 3.0738, 101.6065, printer rosak, 0123456789')).toBe('Perak');
});
