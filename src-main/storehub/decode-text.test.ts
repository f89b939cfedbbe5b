import { expect, test } from 'vitest';
import { decodeText } from './decode-text';

const text = '{"ErrorCode":"-10004","ErrorMessage":"会"}';
const littleEndian = Buffer.from(text, 'utf16le');

test('UTF-8 and UTF-16 of either order are read, with a byte order mark and without', () => {
  const bigEndian = Buffer.from(littleEndian).swap16();
  for (const bytes of [Buffer.from(text), littleEndian, bigEndian]) expect(decodeText(bytes)).toBe(text);
  const marked = Buffer.from(`\uFEFF${text}`, 'utf16le');
  expect(decodeText(marked)).toBe(`\uFEFF${text}`);
  expect(decodeText(Buffer.from(marked).swap16())).toBe(`\uFEFF${text}`);
  expect(decodeText(Buffer.concat([bigEndian, Buffer.from([0])]))).toBe(text);
});

test.each(['', '0', '\0', '\0\0\0\0', 'a\0'])('%j stays as it is', (short) => {
  expect(decodeText(Buffer.from(short))).toBe(short);
});
