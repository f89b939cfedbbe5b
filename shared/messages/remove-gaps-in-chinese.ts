/** Around a value in a message: no text has these code points. */
const [begin, end] = ['\uFDD0', '\uFDD1'];
const chinese = String.raw`[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]`;
const gapBefore = new RegExp(` ${begin}(?=${chinese})`, 'gu');
const gapBehind = new RegExp(`(?<=${chinese})${end} `, 'gu');
const marks = new RegExp(`[${begin}${end}]`, 'gu');

/** Marks where a value begins and ends, for `removeGapsInChinese`. */
export function markValue(value: string): string {
  return `${begin}${value}${end}`;
}

/**
 * Chinese sentences have a space beside a value in Latin letters or digits, and none beside a Chinese one: takes the space
 * away there. The value itself stays as it is.
 */
export function removeGapsInChinese(message: string): string {
  return message.replaceAll(gapBefore, '').replaceAll(gapBehind, '').replaceAll(marks, '');
}
