import { describe, expect, test } from 'vitest';
import { readCallText } from './read-call-text.fixture';

describe('a number that the sender gives for somebody else', () => {
  const write = (words: string) => `[10:32] Boss Lim: printer rosak at Kedai Lim\n[10:33] Boss Lim: ${words}`;

  test('goes with the name before it, and a second one with whose it is', () => {
    const { fields, rest } = readCallText(write('contact Kumar 0176543210 or my wife 0123450987'));

    expect(fields).toMatchObject({
      name: 'Kumar',
      phone: '0176543210',
      remark: 'my wife 0123450987',
    });
    expect(rest).toBe('Boss Lim');
  });

  test('goes with no name if only the relation is said', () => {
    const { fields, rest } = readCallText(write('call my wife 0123450987'));

    expect(fields).toHaveProperty('phone', '0123450987');
    expect(fields).not.toHaveProperty('name');
    expect(rest).toContain('Boss Lim');
  });

  test.each(['call me 0176543210', 'my no 0176543210', 'contact Mr Lim 0176543210'])(
    'while in %j it is the own one',
    (words) => {
      expect(readCallText(write(words)).fields).toMatchObject({ name: 'Boss Lim', phone: '0176543210' });
    },
  );
});
