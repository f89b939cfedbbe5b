import { expect, test } from 'vitest';
import { isYesNoQuestion } from './is-yes-no-question';

test.each([
  'Did the test print work (hold Feed while switching on)?',
  'Is there a lift, a loading bay or a guard house?',
  'Does it beep when the light blinks, or not?',
  'Is there a message on the screen? Word for word, please.',
  'Ada Wi-Fi dan soket kuasa di kaunter?',
  'Ada mesej apa-apa di skrin?',
  'Boleh dibuka atau tidak?',
  '测试打印成功吗（开机时按住 Feed）？',
  '屏幕上有什么信息吗？请逐字读给我。',
  '还是打不开吗？',
  '几乎没有声音吗？',
])('%s', (question) => {
  expect(isYesNoQuestion(question)).toBe(true);
});

test.each([
  'Which printer: receipt or kitchen, and which model?',
  'Is its light on, and which colour?',
  'Is it on cable, Wi-Fi or Bluetooth?',
  'Since when, and what was the last thing that worked?',
  'How many other tills still work?',
  'Is anybody on site, and from when to when?',
  'Printer mana: resit atau dapur, dan model apa?',
  'Lampu menyala? Warna apa?',
  'Guna kabel, Wi-Fi atau Bluetooth?',
  'Bila kedai mula beroperasi?',
  'Apakah nombor siri di belakang?',
  '哪一台打印机？',
  '有几台 iPad？',
  '用的是有线、Wi-Fi 还是蓝牙？',
  '灯亮着吗？是什么颜色？',
  '怎么连接的？',
])('%s wants words', (question) => {
  expect(isYesNoQuestion(question)).toBe(false);
});
