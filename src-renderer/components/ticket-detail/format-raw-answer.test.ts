import { expect, test } from 'vitest';
import { formatRawAnswer } from './format-raw-answer';

test.each([
  ['{"ErrorCode":"0"}', '{\n  "ErrorCode": "0"\n}'],
  ['<html>504</html>', '<html>504</html>'],
  ['', ''],
  ['7', '7'],
  ['null', 'null'],
  ['{"ErrorCode":', '{"ErrorCode":'],
])('%j reads %j', (rawAnswer, pretty) => {
  expect(formatRawAnswer(rawAnswer)).toBe(pretty);
});
