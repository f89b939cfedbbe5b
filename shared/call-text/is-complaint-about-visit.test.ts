import { expect, test } from 'vitest';
import { isComplaintAboutVisit } from './is-complaint-about-visit';
import { readCallText } from './read-call-text.fixture';

test.each([
  'hendak complain pasal technician yg datang lambat',
  'komplen pasal juruteknik tak datang semalam',
  'technician very rude, I want to complain',
  '投诉技术员态度不好',
])('%s needs no visit', (issue) => {
  expect(isComplaintAboutVisit(issue)).toBe(true);
  expect(readCallText(`${issue}, Ali 012-345 6789`).fields).not.toHaveProperty('serviceId');
});

test.each([
  'complain printer rosak lagi lepas technician datang',
  'aduan: pos asyik restart',
  'technician tak datang lagi',
  '投诉打印机坏了，技术员没来',
])('%s is about more than who came', (issue) => {
  expect(isComplaintAboutVisit(issue)).toBe(false);
});
