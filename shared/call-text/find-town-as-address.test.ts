import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test.each([
  ['Wong Mei Fun, Mei Fun Tailor, 012-774 3310, drawer jammed, Kulai', 'Kulai'],
  ['Halimah 0139912277 kedai di Jerantut, printer rosak', 'Jerantut'],
  ['Halimah, Kuih Halimah, 0139912277, printer rosak, Kuah, Kedah', 'Kuah, Kedah'],
  ['Halimah, Kuih Halimah, 0139912277, printer rosak, Putrajaya Presint 15', 'Putrajaya Presint 15'],
  ['Halimah, Kuih Halimah, 0139912277, printer rosak, Losong, Kuala Terengganu', 'Losong, Kuala Terengganu'],
  ['陈先生, 昌记茶室, 012-3456789, 打印机坏了, 兵如港 怡保', '兵如港 怡保'],
  ['陈先生, 昌记茶室, 012-3456789, 打印机坏了, 亚庇加雅街', '亚庇加雅街'],
  ['陈先生, 昌记茶室, 012-3456789, 打印机坏了, PJ旧城', 'PJ旧城'],
  ['陈先生, 昌记茶室, 012-3456789, 打印机坏了, 亚罗士打', '亚罗士打'],
  ['Halimah, Kuih Halimah, 0139912277, printer rosak, Muar, hari Ahad tutup', 'Muar'],
  ['Halimah, Kuih Halimah, 0139912277, printer rosak, Kampung Losong 21000 KT', 'Kampung Losong 21000 KT'],
])('the town of %j is its address', (text, address) => {
  expect(readCallText(text).fields).toMatchObject({ address });
});

test.each([
  ['of two', 'Halimah 0139912277 Kuih Halimah, printer rosak, Kulai, Kluang', 'Kulai Kluang'],
  ['behind a market', 'Dewi, 0139912277, printer rosak, Bazar Kasturi, Kluang', 'Kluang'],
  ['behind an unknown name', 'Dewi, Kain Dewi, 0139912277, printer rosak, Mile Satok, Kuching', 'Kuching'],
  ['beside a landmark', 'Dewi, Kain Dewi, 0139912277, printer rosak, Kluang (sebelah balai)', 'Kluang'],
])('a town %s is not yet the address', (_, text, town) => {
  const { fields, rest } = readCallText(text);
  expect(fields).not.toHaveProperty('address');
  expect(fields).toHaveProperty('state');
  expect(rest).toContain(town);
});

test.each([
  ['Mr Chong 012-345 6789 Chong Kee Hardware Kluang, drawer jammed', 'Kluang', 'Johor'],
  ['Pak Ya 0134478819 warung pak ya mergong, laci rosak', 'mergong', 'Kedah'],
  ['Kedai Jahit Aida Dungun, printer rosak, Aida 0123456789', 'Dungun', 'Terengganu'],
])('the town at the end of the shop in %j is the address', (text, address, state) => {
  expect(readCallText(text).fields).toMatchObject({ address, state });
});

test.each([
  ['a dish', 'Aida 0123456789, Warung Laksa Penang, printer rosak'],
  ['a street', 'Aida 0123456789, Klinik Aida Jalan Ipoh, printer rosak'],
])('a town behind %s is not the address', (_, text) => {
  const { fields } = readCallText(text);
  expect([undefined, 'Jalan Ipoh']).toContain(fields['address']);
  expect(fields).not.toHaveProperty('state', 'Perak');
});

test('a region alone is no address', () => {
  const { fields } = readCallText('Halimah, Kuih Halimah, 0139912277, printer rosak, Kedah');
  expect(fields).toMatchObject({ state: 'Kedah' });
  expect(fields).not.toHaveProperty('address');
});
