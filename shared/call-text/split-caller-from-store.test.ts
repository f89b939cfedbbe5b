import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test.each([
  ['Joanne Lau Pets & Me Grooming printer offline 0162285510', 'Joanne Lau', 'Pets & Me Grooming'],
  ['Tan Mei Fong Happy Paws Pet Clinic 0162285510 printer offline', 'Tan Mei Fong', 'Happy Paws Pet Clinic'],
  ["Farid Kamil Farid's Kitchen 0162285510 printer offline", 'Farid Kamil', "Farid's Kitchen"],
  ['Kevin Teo 顺发五金 钱箱打不开 0162285510', 'Kevin Teo', '顺发五金'],
  ['Mr. Param Lucky Bar & Bistro 0162285510 printer offline', 'Mr. Param', 'Lucky Bar & Bistro'],
  [
    'Speed Wash Counter Batu Caves Shanti 0162285510 printer offline',
    'Shanti',
    'Speed Wash Counter Batu Caves',
  ],
  ['Nurul Huda Bloom & Petal Florist 0162285510 printer offline', 'Nurul Huda', 'Bloom & Petal Florist'],
])('%j names a caller in front of a shop', (text, name, storeName) => {
  expect(readCallText(text).fields).toMatchObject({ name, storeName });
});

test.each([
  ['Tan Mei Fong Trading 0162285510 printer offline', 'Tan Mei Fong Trading'],
  ['Alice Wong Hair Studio 0162285510 printer offline', 'Alice Wong Hair Studio'],
  ['Mr Bean Coffee House 0162285510 printer offline', 'Mr Bean Coffee House'],
  ['Speed Wash Counter Shanti 0162285510 printer offline', 'Speed Wash Counter Shanti'],
  ['Jimmy Choo Shoes 0162285510 printer offline', 'Jimmy Choo Shoes'],
])('%j names a shop alone', (text, storeName) => {
  expect(readCallText(text).fields).toMatchObject({ storeName });
  expect(readCallText(text).fields).not.toHaveProperty('name');
});
