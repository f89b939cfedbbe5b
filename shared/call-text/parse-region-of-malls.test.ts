import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

test('a mall gives the state, unless a town does', () => {
  const line = 'Hana 0123456789, Hana Tudung, drawer jammed';
  expect(readCallText(`${line}, level 2 Gurney Plaza`).fields).toMatchObject({ state: 'Penang' });
  expect(readCallText(`${line}, Imago food court, Kluang`).fields).toMatchObject({ state: 'Johor' });
});
