import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

test.each(['芳芳童装', '新旺粿条汤', '宠物之家', '联合汽修', '亚福煮炒', '乐乐母婴用品', '外婆的店'])(
  '%s is a shop',
  (storeName) => {
    expect(readCallText(`李小姐, ${storeName}, 012-607 3318, 打印机灯一直闪红, 怡保`).fields).toMatchObject({
      storeName,
      issue: '打印机灯一直闪红',
    });
  },
);

test.each(['food truck', 'gerai satay', 'tempat kuih', '水果档'])('%s names no shop', (words) => {
  const { fields } = readCallText(`Puan Rohani, ${words}, 012-607 3318, printer rosak, Kajang`);

  expect(fields).not.toHaveProperty('storeName');
});

test.each(['Gerai Satay Pak Long', 'Food Truck Bro', 'dobi wangi'])('%s names a shop', (storeName) => {
  const { fields } = readCallText(`Puan Rohani, ${storeName}, 012-607 3318, printer rosak, Kajang`);

  expect(fields).toHaveProperty('storeName', storeName);
});

test('what a caller reports in Chinese is the complaint, when to call back is none', () => {
  expect(readCallText('美香面包店 打来说新价钱没有更新 03-3343 2281 巴生').fields).toHaveProperty(
    'issue',
    '新价钱没有更新',
  );
  expect(readCallText('美香面包店 下午再打来 03-3343 2281 巴生').fields).not.toHaveProperty('issue');
});
