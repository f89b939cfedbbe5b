import { expect, test } from 'vitest';
import { divideBehindTitles, mightBeSamePerson } from './might-be-same-person';

test.each([
  ['Encik Ahmad', 'AHMAD bin Ali'],
  ['Puan Siti', 'Siti Hajar'],
  ['Hajah Normah', 'Puan Hajah Normah'],
  ['Uncle', 'Uncle Lim'],
  ['Mr Tan', 'Jason Tan'],
  ['Puan Tan', 'Tan Mei Ling'],
  ['Encik Hafiz', 'Muhammad Hafiz'],
  ['Encik Azlan', 'Mohd Azlan bin Omar'],
  ['Encik Rahman', 'Abdul Rahman'],
  ['Encik Hafiz', 'Amirul Hafiz'],
  ['Encik Ahmad Osman', 'Ahmad bin Osman'],
  ['Puan Aishah', 'Siti Aishah binti Ali'],
  ['Cik Aina', 'Nur Aina'],
  ['Puan Wong', 'Alice Wong'],
  ['Cik Lim', 'Jenny Lim'],
  ['Tan Sri Azman', 'Azman bin Hashim'],
  ['Puan Sri Devi', 'Sri Devi a/p Muthu'],
  ['Dr Lim', 'Jenny Lim'],
])('“%s” may be “%s”', (one, other) => {
  expect(mightBeSamePerson(one, other)).toBe(true);
  expect(mightBeSamePerson(other, one)).toBe(true);
});

test.each([
  ['Aina', 'Siti Hajar'],
  ['Mr Lim', 'Mrs Lim'],
  ['Encik Ahmad', 'Encik Ali'],
  ['Uncle', 'Auntie'],
  ['Encik Osman', 'Fatimah Osman'],
  ['Encik Osman', 'Puan Fatimah Osman'],
  ['Encik Osman', 'Encik Ali bin Osman'],
  ['Puan Osman', 'Fatimah binti Osman'],
  ['Encik Raju', 'Kumar a/l Raju'],
  ['Mr Lim', 'Jenny Lim'],
  ['Tan Sri Azman', 'Tan Sri Mokhtar'],
])('“%s” is not “%s”', (one, other) => {
  expect(mightBeSamePerson(one, other)).toBe(false);
  expect(mightBeSamePerson(other, one)).toBe(false);
});

test.each([
  ['Puan Hajah Norhayati binti Ali', 'Puan Hajah ', 'Norhayati binti Ali'],
  ['Pn.  Siti', 'Pn.  ', 'Siti'],
  ['Norhayati', '', 'Norhayati'],
  ['Puan Hajah', 'Puan ', 'Hajah'],
  ['Tan Siew Ling', '', 'Tan Siew Ling'],
  ['Tan Sri Datuk Seri Azman bin Hashim', 'Tan Sri Datuk Seri ', 'Azman bin Hashim'],
  ['Dato’ Sri Haji Mohd Kamal', 'Dato’ Sri Haji ', 'Mohd Kamal'],
  ["Dato' Dr. Lim Ah Kow", "Dato' Dr. ", 'Lim Ah Kow'],
  ['Datin Paduka Hajah Noraini', 'Datin Paduka Hajah ', 'Noraini'],
  ['Tan Sri Datuk Seri Panglima Ahmad', 'Tan Sri Datuk Seri Panglima ', 'Ahmad'],
  ['Datuk Amar James', 'Datuk Amar ', 'James'],
  ['Amar Singh', '', 'Amar Singh'],
  ['Toh Puan Aishah', 'Toh Puan ', 'Aishah'],
  ['Tun Rahah', 'Tun ', 'Rahah'],
  ['Tengku Puan Zanariah', 'Tengku Puan ', 'Zanariah'],
  ['Datuk Tengku Adnan', 'Datuk ', 'Tengku Adnan'],
  ['Tan Sri', '', 'Tan Sri'],
  ['Puan Sri', 'Puan ', 'Sri'],
  ['Sri Devi', '', 'Sri Devi'],
  ['陈先生', '', '陈先生'],
  ['', '', ''],
])('“%s” is divided into “%s” and “%s”', (name, titles, rest) => {
  expect(divideBehindTitles(name)).toEqual([titles, rest]);
});
