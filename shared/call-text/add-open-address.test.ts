import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test.each([
  ['Muthu a/l Perumal, Muthu Textile, 0165527704, printer error, Buntong Ipoh 30100', 'Buntong Ipoh 30100'],
  [
    'Mr Ganapathy, Evergreen Nursery, Cameron Highlands, Brinchang 39100. Tablet mati. 05-491 2208',
    'Cameron Highlands, Brinchang 39100',
  ],
  ['Pustaka Ilmu, Tuan Haji Ariffin, Jerteh 22000. Resit tak keluar. 0199220416', 'Jerteh 22000'],
])('the words before the town of %j are of the address', (text, address) => {
  expect(readCallText(text).fields).toMatchObject({ address });
});

test.each([
  [
    'the shop is unknown',
    'Muthu a/l Perumal, 0165527704, printer error, Buntong Ipoh 30100',
    'Buntong Ipoh 30100',
  ],
  [
    'they begin within a number',
    'Ibrahim Khan / Khan Carpets / 0163328890 / printer rosak / 2.03 Suria KLCC, 50088 KL',
    '03 Suria KLCC',
  ],
  [
    'somebody is not sure',
    'Mr Tony, Tony Motor, 0125073318, printer rosak, 35200 Air Tawar? 32400 Air Tawar',
    '35200 Air Tawar',
  ],
])('if %s, they are left out', (_, text, words) => {
  const { fields, rest } = readCallText(text);
  expect(fields).not.toHaveProperty('address', expect.stringContaining(words));
  expect(rest).toContain(words.slice(0, 5));
});
