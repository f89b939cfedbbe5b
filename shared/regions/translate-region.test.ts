import { expect, test } from 'vitest';
import { translateRegion } from './translate-region';

test.each([
  ['Penang', 'Penang', 'Pulau Pinang', '槟城'],
  ['Johor', 'Johor', 'Johor', '柔佛'],
  ['W.P. Kuala Lumpur', 'W.P. Kuala Lumpur', 'Kuala Lumpur', '吉隆坡'],
  ['Nowhere', 'Nowhere', 'Nowhere', 'Nowhere'],
  ['', '', '', ''],
])('%j is said %j, %j, %j', (text, en, ms, zh) => {
  expect([translateRegion(text, 'en'), translateRegion(text, 'ms'), translateRegion(text, 'zh')]).toEqual([
    en,
    ms,
    zh,
  ]);
});
