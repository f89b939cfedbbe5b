import { describe, expect, test } from 'vitest';
import { listSoundKeys } from './sound-keys';

const soundAlike = (one: string, other: string) =>
  listSoundKeys(one).some((key) => listSoundKeys(other).includes(key));

describe('words sound alike', () => {
  test.each([
    'yusof yusuf yusoff yusop yusup',
    'muhammad muhd mohd mohamad mohammed md',
    'ahmad ahmed ahmat',
    'nur nor noor',
    'zulkifli dzulkifli zulkifly zulkiply',
    'othman osman',
    'aisyah aisha aishah ayesha',
    'khairul kairul',
    'zainab zaynab zainap',
    'siew siow siu seow',
    'ling leng',
    'chee chi',
    'keong kiong',
    'hock hok',
    'quek kwek kuek',
    'xin sin',
    'mei mey may',
    'teoh teo teow',
    'phang pang',
    'low lau',
    'rajeswari rajeshwari rajesvari',
    'subramaniam subramanyam',
    'selvam selwam',
    'farmasi pharmacy',
    'klinik clinic',
    'kafe cafe',
    'runcit runchit',
    'butik boutique',
    'kuey koay kway kuay kueh',
  ])('%s', (words) => {
    const [first = '', ...others] = words.split(' ');
    expect(others.filter((other) => !soundAlike(first, other))).toEqual([]);
  });
});

test.each(['tan chan', 'lim leong', 'siti sati', 'printer painter', 'goh koh', 'wong ong', 'maju jaya'])(
  '%s sound different',
  (words) => {
    const [one = '', other = ''] = words.split(' ');
    expect(soundAlike(one, other)).toBe(false);
  },
);

test('a word of many readings has few keys', () => {
  expect(listSoundKeys('thaycowthaycithow').length).toBeLessThanOrEqual(6);
});
