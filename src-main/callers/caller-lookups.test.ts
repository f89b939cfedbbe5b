import { expect, test } from 'vitest';
import type { Caller, CallerQuery } from '../../shared/callers/caller-suggestions';
import { explainMatch } from '../../shared/callers/explain-match.fixture';
import { createCallerHistory, nowMs } from './caller-history.fixture';

const why = (callers: readonly Caller[]) =>
  callers.map(({ name, matches }) => [name, ...matches.map(explainMatch)]);

function past(tickets: readonly Record<string, string>[]) {
  const world = createCallerHistory();
  for (const [at, ticket] of tickets.entries())
    world.add({ Ticket: { Phone: `6012000000${at}`, StoreName: `Store ${at}`, ...ticket } });
  const ask = (query: Partial<CallerQuery>) =>
    world.callers.match({ phone: '', name: '', storeName: '', ...query }, nowMs).callers;
  return { ...world, ask };
}

const people = [
  'Hafiz',
  'Zulkifli bin Omar',
  'Lim Ah Kow',
  'Siti Norhaliza',
  'Wong Mei Fun',
  'Lina',
  'Murugan',
  'Puan Noraini',
  '黄先生',
  'Ng',
  'Nga',
];

test.each([
  ['Encik Hafiz', [['Hafiz', 'same name']]],
  ['Encik Haf', [['Hafiz', 'similar name']]],
  ['En. Zulkifli', [['Zulkifli bin Omar', 'similar name']]],
  ['Mr Lim', [['Lim Ah Kow', 'similar name']]],
  ['Boss Lim', [['Lim Ah Kow', 'similar name']]],
  ['Pn Siti Norhaliza', [['Siti Norhaliza', 'same name']]],
  ['Ms Wong', [['Wong Mei Fun', 'similar name']]],
  ['Miss Lina', [['Lina', 'same name']]],
  ['Uncle Murugan', [['Murugan', 'same name']]],
  ['Kak Noraini', [['Puan Noraini', 'same name']]],
  ['Encik Noraini', []],
  ['黄生', [['黄先生', 'same name']]],
  ['黄老板', [['黄先生', 'same name']]],
  ['黄小姐', []],
  ['Mr Ng', [['Ng', 'same name']]],
  ['Encik H', []],
] as const)('with the title, %j finds %j', (name, found) => {
  const { ask } = past(people.map((Name) => ({ Name })));
  expect(why(ask({ name }))).toEqual(found);
});

test.each(['Mr Chua', 'chua', 'Chua Wei Ming Jason'])(
  'of two people of one number, the one whose name is typed, %j, comes first',
  (name) => {
    const Phone = '60139990002';
    const { ask } = past([
      { Phone, Name: 'Chua Wei Ming', StoreName: 'Chua Optik' },
      { Phone, Name: 'Devi', StoreName: 'Devi Salon' },
    ]);
    expect(why(ask({ phone: '0139990002' }))[0]).toEqual(['Devi', 'same number']);
    expect(why(ask({ phone: '0139990002', name }))).toEqual([
      ['Chua Wei Ming', 'same number', 'similar name'],
      ['Devi', 'same number'],
    ]);
  },
);

test('a word for a person that stands alone is no surname, by which others are found', () => {
  const { ask } = past(['医生', '医明', '学生', '学文', '王医生'].map((Name) => ({ Name })));
  expect(why(ask({ name: '医生' }))).toEqual([['医生', 'same name']]);
  expect(why(ask({ name: '学生' }))).toEqual([['学生', 'same name']]);
});
