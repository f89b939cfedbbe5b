import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

test.each([
  ['URGENT!!! printer rosak, Ali 012-345 6789', 'printer rosak'],
  ['printer rosak, urgent pls, Ali 012-345 6789', 'printer rosak'],
  ['printer rosak. High priority. Kedai Maju 012-345 6789', 'printer rosak'],
  ['printer rosak segera, Ali 012-345 6789', 'printer rosak'],
  ['printer rosak, kecemasan, Ali 012-345 6789', 'printer rosak'],
  ['need urgent replacement of iPad, Ali 012-345 6789', 'need replacement of iPad'],
  ['Name: Ali\nIssue: printer rosak, very urgent\nTel: 012-345 6789', 'printer rosak'],
  ['Name: Ali\nPriority: High\nIssue: printer rosak\nTel: 012-345 6789', 'printer rosak'],
  ['打印机坏了，很急，陈先生 012-345 6789', '打印机坏了'],
  ['紧急！打印机坏了，陈先生 012-345 6789', '打印机坏了'],
  ['急!! 打印机坏了 / 012-345 6789 / 古晋', '打印机坏了'],
  ['陈先生 鸿运茶餐室 新山 收银机开不到 急', '收银机开不到'],
])('%s has a high priority, and the issue does not say so', (text, issue) => {
  const { fields, rest } = readCallText(text);

  expect(fields).toMatchObject({ priority: 1, issue });
  expect(rest).not.toMatch(/urgent|segera|kecemasan|priority|high|急/i);
});

test.each([
  'printer rosak, not so urgent, Ali 012-345 6789',
  'printer rosak, kalau tak urgent esok, Ali 012-345 6789',
  'printer rosak, tak perlu segera, Ali 012-345 6789',
  'printer rosak, not low priority, Ali 012-345 6789',
  '打印机坏了，不急着用，陈先生 012-345 6789',
  '打印机坏了，不是很急，陈先生 012-345 6789',
  'printer rosak asap, Ali 012-345 6789',
  'emergency light rosak, Ali 012-345 6789',
  'printer rosak, Klinik Urgent Care, Ali 012-345 6789',
  'printer rosak, Ali 012-345 6789',
])('%s says nothing of a high priority', (text) => {
  expect(readCallText(text).fields).not.toHaveProperty('priority');
});

test.each([
  ['0382123344 Kedai Emas Poh Kong Kajang - tukar terminal lama, low priority', 'tukar terminal lama'],
  ['printer rosak, priority: low, Ali 012-345 6789', 'printer rosak'],
  ['low priority: update number on receipt, Ali 012-345 6789', 'update number on receipt'],
  ['printer rosak, keutamaan rendah, Ali 012-345 6789', 'printer rosak'],
  ['Nama: Ali\nMasalah: printer rosak\nPrioriti: rendah\nTel: 012-345 6789', 'printer rosak'],
  ['打印机坏了，低优先级，陈先生 012-345 6789', '打印机坏了'],
  ['打印机坏了，優先級低，陈先生 012-345 6789', '打印机坏了'],
  ['printer rosak, not urgent, Ali 012-345 6789', 'printer rosak'],
  ['printer rosak, tak urgent pun, Ali 012-345 6789', 'printer rosak'],
  ['printer rosak, non-urgent, Ali 012-345 6789', 'printer rosak'],
  ['printer rosak bila senang, Ali 012-345 6789', 'printer rosak'],
  ['printer rosak, no rush, Ali 012-345 6789', 'printer rosak'],
  ['打印机坏了，不急，陈先生 012-345 6789', '打印机坏了'],
])('%s has a low priority, and the issue does not say so', (text, issue) => {
  const { fields, rest } = readCallText(text);

  expect(fields).toMatchObject({ priority: -1, issue });
  expect(rest).not.toMatch(/priori|low|rendah|优先|優先|urgent|senang|rush|急/i);
});

test('what is urgent is not low as well', () => {
  expect(
    readCallText('urgent! printer rosak, was low priority before, Ali 012-345 6789').fields,
  ).toMatchObject({
    priority: 1,
  });
});

test.each([
  ['陈美玲 0167788990 美味茶室 打印机打不出单据，很急，吉隆坡 50000', '吉隆坡 50000'],
  ['陈美玲 019-8765432 美玲面家 收银机开不了 很急 槟城 10200', '槟城 10200'],
])('in %s, what stands in front of the address is no part of it', (text, address) => {
  expect(readCallText(text).fields).toMatchObject({ priority: 1, address });
});

test.each([
  ['好运来茶餐室，李小姐，07-3334455，二维码付款失败，新山，很急', '新山'],
  ['林先生, 林记肉骨茶, 0123365541, 打印机坏了, 巴生, 急', '巴生'],
  ['Wendy 012-2230981 Wendy Yong Tau Foo printer rosak, Ampang urgent', 'Ampang'],
])('in %s, what stands behind the address is no part of it', (text, address) => {
  expect(readCallText(text).fields).toMatchObject({ priority: 1, address });
});
