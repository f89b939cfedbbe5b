import { expect, test } from 'vitest';
import { createGazetteer } from '../../../shared/gazetteer/gazetteer';
import outlines from '../../../shared/gazetteer/region-outlines.json';
import towns from '../../../shared/gazetteer/towns.json';
import { translators } from '../../i18n/use-text';
import { addRadius, describeLocation } from './describe-location';

const gazetteer = createGazetteer(towns, outlines);

test.each([
  ['Kajang', 2.9935, 101.7874, 'Selangor, near Kajang'],
  ['Selangor, nearer to the centre of Kuala Lumpur', 3.085, 101.645, 'Selangor, near Bandar Kinrara'],
  ['Sipadan, 40 km from Semporna', 4.115, 118.629, 'Sabah'],
  ['Bugis in Singapore', 1.2996, 103.8555, 'at sea or abroad'],
  ['Batam', 1.13, 104.053, 'at sea or abroad'],
])('%s', (_place, latitude, longitude, words) => {
  expect(describeLocation({ latitude, longitude }, gazetteer, translators.en)).toBe(words);
});

test('the words are those of the language', () => {
  const [kajang, sipadan] = [
    { latitude: 2.9935, longitude: 101.7874 },
    { latitude: 4.115, longitude: 118.629 },
  ];
  const { ms, zh } = translators;
  expect(describeLocation(kajang, gazetteer, zh)).toBe('雪兰莪，靠近加影');
  expect(describeLocation(sipadan, gazetteer, zh)).toBe('沙巴');
  expect(addRadius(describeLocation(kajang, gazetteer, zh), 310, zh)).toBe('雪兰莪，靠近加影，310 米内');
  expect(addRadius(describeLocation(kajang, gazetteer, ms), 0, ms)).toBe('Selangor, dekat Kajang, tepat');
});
