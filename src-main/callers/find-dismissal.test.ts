import { expect, test } from 'vitest';
import { findDismissal } from './find-dismissal';

test.each([
  ['60121111111|大家樂|陳美玲', '大家乐', '陈美玲'],
  ['60121111111|大家乐', '大家樂', '陳美玲'],
  ['60121111111|café josé|josé', 'Cafe Jose', 'Jose'],
])('the key %j, as earlier versions stored it, is that of %s, %s', (key, storeName, name) => {
  expect(findDismissal({ phone: '60121111111', storeName, name }, new Set(['60121111111|x', key]), [])).toBe(
    key,
  );
  expect(findDismissal({ phone: '60129999999', storeName, name }, new Set([key]), [])).toBeUndefined();
});
