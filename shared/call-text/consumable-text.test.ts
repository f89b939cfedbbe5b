import { expect, test } from 'vitest';
import { createConsumableText } from './consumable-text';
import { readCallText } from './read-call-text.fixture';

test('a value keeps the Chinese punctuation that was pasted', () => {
  const { fields } = readCallText(
    '问题：刷卡机没反应，已经重开（两次）\n地址：12 Jalan Kenanga，34000 Taiping',
  );

  expect(fields).toMatchObject({
    issue: '刷卡机没反应，已经重开（两次）',
    address: '12 Jalan Kenanga，34000 Taiping',
    state: 'Perak',
  });
});

test('digits, letters and signs of full width become plain ones', () => {
  const { fields } = readCallText(
    'ＰＯＳ 坏了，美华药房，Ｂ－２－１ Jalan Kenanga 34000 Taiping，０１３－７７０４４１２',
  );

  expect(fields).toMatchObject({
    phone: '013-7704412',
    issue: 'ＰＯＳ 坏了'.normalize('NFKC'),
    address: 'B-2-1 Jalan Kenanga 34000 Taiping',
  });
});

test('rules read plain punctuation in the same places', () => {
  const { text, written } = createConsumableText('坏了，０１３：ok');

  expect(text).toBe('坏了,013:ok');
  expect(written).toBe('坏了，013：ok');
});
