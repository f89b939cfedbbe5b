import { expect, test } from 'vitest';
import { joinLinesWithCommas } from './join-lines-with-commas';

test.each([
  ['en', 'Printer dead\nback door', 'Printer dead, back door'],
  ['en', 'Printer dead.\n\nback door', 'Printer dead. back door'],
  ['ms', 'Printer mati \r\n pintu belakang', 'Printer mati, pintu belakang'],
  ['zh', '收据打印机没反应\n后门进', '收据打印机没反应，后门进'],
  ['ms', '打印机打不出单据。\n第二行\n第三行。\nline four', '打印机打不出单据。第二行，第三行。line four'],
  ['zh', '收据打印机没反应。\n后门进', '收据打印机没反应。后门进'],
] as const)('lines in %s become one: %j', (language, text, line) => {
  expect(joinLinesWithCommas(text, language)).toBe(line);
});
