import { expect, test } from 'vitest';
import { readCallText, type DoubtfulPair } from './read-call-text-and-doubtful-pair.fixture';

test.each<[why: string, pair: DoubtfulPair]>([
  [
    'if it names a town that is not that of an outlet',
    {
      doubtful: 'unable to print any receipts at Kajang since yesterday, Ali, Kedai Ali, 0123456789',
      rest: 'unable to print any receipts at Kajang',
      clear: 'unable to print any receipts at our Kajang outlet since yesterday, Ali, Kedai Ali, 0123456789',
    },
  ],
  [
    'if a word for a place leads to the town',
    {
      doubtful: 'Ali 0123456789 Kedai Maju nak tukar nama atas bukit Kulai',
      rest: 'nak tukar nama',
      clear: 'Ali 0123456789 Kedai Maju nak tukar nama atas resit Kulai',
    },
  ],
  [
    'if it begins with the number of a street',
    {
      doubtful: 'Albert 0122239987 Albert Bike Garage SS15 4/1 monitor stand broken',
      rest: 'monitor stand broken',
      clear: 'Albert 0122239987 Albert Bike Garage, SS15, monitor stand broken',
    },
  ],
])('a complaint is left out %s', (_, { doubtful, rest, clear }) => {
  expect(readCallText(doubtful).fields).not.toHaveProperty('issue');
  expect(readCallText(doubtful).rest).toContain(rest);
  expect(readCallText(clear).fields).toHaveProperty('issue');
});
