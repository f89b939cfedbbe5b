import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test.each([
  [
    'Ms Lee, Lee Cafe, ipad okay, just the drawer cable chewed by rat, 0123456789',
    'ipad okay, just the drawer cable chewed by rat',
  ],
  [
    'Technician Hafiz fixed printer but now the cutter also gone. Ms Tan, Juice Bar, 0127220184',
    'Technician Hafiz fixed printer but now the cutter also gone',
  ],
  [
    "Tom from The Surf Shack in Cherating. Our POS can't take card since they did work on the road. 01156602187",
    "Our POS can't take card since they did work on the road",
  ],
  ['Nora 0123456789 kedai nora mesin mati xboleh on dungun', 'mesin mati xboleh on'],
  ['printer cutter not cutting, 0127220184', 'printer cutter not cutting'],
  [
    'Nora, Kedai Nora, 0127220184. replace the power adaptor, blown. Kluang',
    'replace the power adaptor, blown',
  ],
  [
    'Nora, Kedai Nora, 0127220184, forklift kena langgar switch, printer offline',
    'forklift kena langgar switch, printer offline',
  ],
  [
    'tuan kedai ayam, kad tak boleh tap, kena masukkan pin setiap kali, azlan 0182234456',
    'kad tak boleh tap, kena masukkan pin setiap kali',
  ],
])('the complaint of %j is %j', (text, issue) => {
  expect(readCallText(text).fields).toMatchObject({ issue });
});

test.each([
  ['says that all is well', 'Ms Lee, Lee Cafe, the ipad is okay now, 0123456789', 'ipad is okay now'],
  ['may end with a name', 'tap card but no approve rina, 0164478823', 'tap card'],
])('a complaint that %s is left out', (_, text, words) => {
  const { fields, rest } = readCallText(text);
  expect(fields).not.toHaveProperty('issue');
  expect(rest).toContain(words);
});
