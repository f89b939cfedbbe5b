import { expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

test.each([
  [
    '客人说 iPad 开不了机，店名 好运来海鲜，电话 60168889999，地址 吉隆坡 甲洞 52100，找 林太太',
    '吉隆坡 甲洞 52100',
    '林太太',
  ],
  ['店名 好运来海鲜，电话 60168889999，地址 吉隆坡 甲洞 52100，找林太太', '吉隆坡 甲洞 52100', '林太太'],
  [
    'Kedai: Maju\nTel: 012-345 6789\nAlamat: 12 Jalan Besar, 43000 Kajang, cari Puan Siti',
    '12 Jalan Besar, 43000 Kajang',
    'Puan Siti',
  ],
])('in %j, who is asked for at the address is the caller', (text, address, name) => {
  const { fields, rest } = readCallText(text);
  expect(fields).toMatchObject({ address, name });
  expect(rest).not.toContain('找');
});

test('where a label names the caller, who is asked for stays in the rest', () => {
  const { fields, rest } = readCallText(
    'Nama: Ali\nKedai: Maju\nTel: 012-345 6789\nAlamat: 12 Jalan Besar, 43000 Kajang, cari Puan Siti',
  );
  expect(fields).toMatchObject({ address: '12 Jalan Besar, 43000 Kajang', name: 'Ali' });
  expect(rest).toContain('cari Puan Siti');
});

test('a street that is named after somebody belongs to the address', () => {
  const { fields } = readCallText('Kedai: Maju\nTel: 012-345 6789\nAlamat: 12 Jalan Haji Ali, 43000 Kajang');
  expect(fields).toMatchObject({ address: '12 Jalan Haji Ali, 43000 Kajang' });
});
