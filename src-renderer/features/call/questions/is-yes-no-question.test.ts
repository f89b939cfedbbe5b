import { expect, test } from 'vitest';
import { isYesNoQuestion } from './is-yes-no-question';

test.each([
  'Is its light on, and which colour?',
  'Did the test print work (hold Feed while switching on)?',
  'Lampu menyala? Warna apa?',
  'Ada Wi-Fi dan soket kuasa di kaunter?',
  '指示灯亮吗？什么颜色？',
])('%s', (question) => {
  expect(isYesNoQuestion(question)).toBe(true);
});

test.each([
  'Which printer: receipt or kitchen, and which model?',
  'Since when, and what was the last thing that worked?',
  'How many other tills still work?',
  'Printer mana: resit atau dapur, dan model apa?',
  'Bila kedai mula beroperasi?',
  '哪一台打印机？',
  '有几台 iPad？',
])('%s wants words', (question) => {
  expect(isYesNoQuestion(question)).toBe(false);
});
