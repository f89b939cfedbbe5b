import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

test.each([
  [
    'Uncle Bob Fried Chicken 0177711223 Bob Marley Tan fryer screen no connect Kulim Kedah 09000',
    'fryer screen no connect',
  ],
  [
    'Farouk 03-41087712 Farouk Maju Restoran ampang point tray meja pakej ramadan tak boleh padam',
    'tray meja pakej ramadan tak boleh padam',
  ],
  [
    'Laksa House 0177711223 Lim Ah Kow wok printer keep jamming 11900 Bayan Lepas',
    'wok printer keep jamming',
  ],
  ['Kak Su 0133348812 Suria Bakeri oven timbang tak masuk pos Port Dickson', 'oven timbang tak masuk pos'],
  [
    'Mr Ravi 0123456798 Ravi Curry House grinder label printer offline 43000 Kajang',
    'grinder label printer offline',
  ],
  ['Aisyah 0123456798 Kedai Aisyah freezer sensor tak sync 08000 Sungai Petani', 'freezer sensor tak sync'],
  ['Ali 0123456798 Kedai Ali staff name cannot edit 43000 Kajang', 'staff name cannot edit'],
])('in %j, the words of the phrase go into the issue', (text, issue) => {
  const { fields, rest } = readCallText(text);
  expect(fields).toHaveProperty('issue', issue);
  expect(rest).toBe('');
});

test.each([
  ['Siti 0123456798 Kedai Siti says printer rosak 43000 Kajang', 'printer rosak'],
  ['Siti 0123456798 Kedai Siti nak tanya printer rosak 43000 Kajang', 'printer rosak'],
  ['Siti 0123456798 Kedai Siti please printer rosak tq 43000 Kajang', 'printer rosak'],
  ['Siti 0123456798 Kedai Siti speaking printer rosak 43000 Kajang', 'printer rosak'],
  ['Ali 0123456798 Kedai Ali manager printer rosak 43000 Kajang', 'printer rosak'],
  ['Wong 0123456798 Kopi Wong bro printer rosak 43000 Kajang', 'printer rosak'],
  ['Ali 0123456798 Kedai Ali, fryer, screen no connect, 43000 Kajang', 'screen no connect'],
  [
    'Joseph anak Nyalau 083-214 556 Nyalau Store simanggang pos cannot print gst number',
    'pos cannot print gst number',
  ],
  [
    'Hui Shan from Shan’s Kitchenette asking why grab orders come in without the address 011-2667 1236',
    'grab orders come in without the address',
  ],
  [
    'Joyce Lim 016-4438871 Joyful Piano studio 2 fee receipt parent name cut off Desa ParkCity',
    'fee receipt parent name cut off',
  ],
])('in %j, words of somebody or something else do not', (text, issue) => {
  expect(readCallText(text).fields).toHaveProperty('issue', issue);
});
