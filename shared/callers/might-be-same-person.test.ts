import { expect, test } from 'vitest';
import {
  createPersonComparison,
  divideBehindTitles,
  isManAndWoman,
  leaveOutTitles,
  mightBeSamePerson,
} from './might-be-same-person';

test.each([
  ['Encik Ahmad', 'AHMAD bin Ali'],
  ['Bro Azlan', 'Azlan bin Yusof'],
  ['Azlan abang', 'Azlan bin Yusof'],
  ['Anneh Gopal', 'Gopal a/l Nair'],
  ['gopal uncle', 'Gopal a/l Nair'],
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
  ['黄生', '黄先生'],
  ['黄老板', '黄生'],
  ['黄老板', '黄美玲'],
  ['黃老闆', '黄生'],
  ['陈美玲', '陳美玲'],
  ['Jose Nunez', 'José Núñez'],
  ['陈小姐', '陈美玲'],
  ['Lim 小姐', 'Lim Mei Ling'],
  ['老板娘', '老板娘'],
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
  ['黄先生', '黄小姐'],
  ['黄老板', '陈老板'],
  ['黄美', '黄美玲'],
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

test.each([
  ['Encik Hafiz', 'Hafiz'],
  ['Pn. Hajah Siti Norhaliza', 'Siti Norhaliza'],
  ['Uncle Murugan', 'Murugan'],
  ['Gopal Uncle', 'Gopal'],
  ['Uncle', 'Uncle'],
  ['黄生', '黄'],
  ['黄老板', '黄'],
  ['黄老板娘', '黄'],
  ['黃老闆', '黃'],
  ['Lim 小姐', 'Lim'],
  ['陈水生', '陈水生'],
  ['先生', '先生'],
  ['太太', '太太'],
  ['老总', '老总'],
  ['医生', '医生'],
  ['醫生', '醫生'],
  ['王医生', '王'],
  ['学生', '学生'],
  ['三叔', '三叔'],
  ['Encik', 'Encik'],
  ['', ''],
])('“%s” without titles is “%s”', (name, rest) => {
  expect(leaveOutTitles(name)).toBe(rest);
});

test.each([
  ['Encik Osm', 'Fatimah Osman', true],
  ['Mr Li', 'Mrs Lim', true],
  ['黄先生', '黄小姐', true],
  ['Encik Ahm', 'Ahmad bin Ali', false],
  ['Osman', 'Fatimah Osman', false],
])('“%s” and “%s” are a man and a woman: %j', (one, other, are) => {
  expect(isManAndWoman(one, other)).toBe(are);
  expect(isManAndWoman(other, one)).toBe(are);
});

test.each([
  ['黄老板', '黄美玲', ['黄美玲', '黄老板'], true],
  ['黄老板', '黄美玲', ['黄美玲', '黄志明', '黄老板'], false],
  ['黄老板', '黃老闆', ['黄美玲', '黄志明'], true],
  ['Boss Tan', 'Tan Mei Ling', ['TAN MEI LING', 'Tan Mei Ling', 'Siti'], true],
  ['Boss Tan', 'Tan Mei Ling', ['Tan Mei Ling', 'Tan Wei Ming'], false],
  ['Lim', 'Mr Lim', ['Mr Lim', 'Mrs Lim'], false],
  ['Tan Mei Ling', 'Tan', ['Tan', 'Mei Ling', 'Tan Mei Ling'], true],
  ['Ali', 'Siti', [], false],
])('“%s” is “%s” among %j: %j', (one, other, names, is) => {
  expect(createPersonComparison(names)(one, other)).toBe(is);
  expect(createPersonComparison(names)(other, one)).toBe(is);
});
