import { expect, test } from 'vitest';
import { capitalizeName } from './capitalize-name';

test.each([
  ['siti aminah binti ali', 'Siti Aminah binti Ali'],
  ['SITI AMINAH BINTI ALI', 'Siti Aminah binti Ali'],
  ['ahmad bin abu', 'Ahmad bin Abu'],
  ['kumar a/l raju', 'Kumar a/l Raju'],
  ['DEVI A/P MUTHU', 'Devi a/p Muthu'],
  ['jaswant s/o gurdial', 'Jaswant s/o Gurdial'],
  ['PREMA D/O NAIDU', 'Prema d/o Naidu'],
  ['nor bt. osman', 'Nor bt. Osman'],
  ['uncle lim', 'Uncle Lim'],
  ['lim', 'Lim'],
  ['ng siew ling', 'Ng Siew Ling'],
  ['KK TAN', 'KK Tan'],
  ['m. suresh', 'M. Suresh'],
  ['wan-azizah', 'Wan-Azizah'],
  ["d'cruz", "D'Cruz"],
  ["DATO' NUR'AIN", "Dato' Nur'ain"],
  ['陈 ah kow', '陈 Ah Kow'],
  ['ly nguyen', 'Ly Nguyen'],
  ['TAN SY YU', 'Tan Sy Yu'],
  ['ÖZİL', 'Özil'],
])('%s is written %s', (name, written) => {
  expect(capitalizeName(name)).toBe(written);
});

test.each(['Siti aminah', 'McDonald', 'Tan Siew Ling', '陈大文', ''])('%s stays as it is', (name) => {
  expect(capitalizeName(name)).toBe(name);
});
