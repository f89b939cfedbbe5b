import { expect, test } from 'vitest';
import { readCallText, type DoubtfulPair } from './read-call-text-and-doubtful-pair.fixture';

test.each<[why: string, pair: DoubtfulPair]>([
  [
    'if it is of the boss of somebody who names himself',
    {
      doubtful: 'Maya Tours, nama boss Razak, aku Leman je, 0162773081, printer rosak',
      rest: 'Razak',
      clear: 'Maya Tours, nama boss Razak, 0162773081, printer rosak',
    },
  ],
  [
    'if it is said in full elsewhere',
    {
      doubtful: 'printer rosak, Sakura Teppan by Chef Ken, Plaza TRX. Chef Ken Tanaka 0183220916',
      rest: 'Chef Ken',
      clear: 'printer rosak, Sakura Teppan, Plaza TRX. Chef Ken 0183220916',
    },
  ],
])('a name is left out %s', (_, { doubtful, rest, clear }) => {
  const read = readCallText(doubtful);
  expect(read.fields).not.toHaveProperty('name');
  expect(read.rest).toContain(rest);
  expect(readCallText(clear).fields).toMatchObject({ name: rest });
});
