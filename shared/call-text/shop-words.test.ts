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

test.each([
  ['怡保天天来饭店', '天天来饭店', '怡保'],
  ['旺旺五金 Jalan Kenanga 34000 Taiping', '旺旺五金', 'Jalan Kenanga 34000 Taiping'],
])('in %s, the shop is no part of the address', (place, storeName, address) => {
  const { fields } = readCallText(`打印机灯一直闪红 ${place} 郭小姐 012-607 3318`);

  expect(fields).toMatchObject({ storeName, address });
});

test.each(['Lot 5 Jalan Kenanga 太平中央巴刹', 'Lot 5 Jalan Kenanga 太平工业园'])(
  '%s is an address to its end',
  (address) => {
    const { fields } = readCallText(`打印机灯一直闪红, ${address}, 郭小姐 012-607 3318`);

    expect(fields).toHaveProperty('address', address);
    expect(fields).not.toHaveProperty('storeName');
  },
);

test.each(['Adik kaunter tumpahkan air kat keyboard', 'boss tumpahkan air kat keyboard'])(
  '%s names nobody',
  (issue) => {
    expect(readCallText(`${issue}, Klinik Suhaila, 012-607 3318, Kajang`).fields).not.toHaveProperty('name');
  },
);

test('what a caller reports in Chinese is the complaint, when to call back is none', () => {
  expect(readCallText('美香面包店 打来说新价钱没有更新 03-3343 2281 巴生').fields).toHaveProperty(
    'issue',
    '新价钱没有更新',
  );
  expect(readCallText('美香面包店 下午再打来 03-3343 2281 巴生').fields).not.toHaveProperty('issue');
});
