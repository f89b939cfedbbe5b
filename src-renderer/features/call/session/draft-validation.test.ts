import { expect, test } from 'vitest';
import { answerQuestion, askQuestions, noQuestions } from '../../../../shared/calls/asked-questions';
import { blankCallFields } from '../../../../shared/calls/call';
import { findFaults } from './draft-validation';
import { getVisibleCount, countRemainingCharacters } from './remaining-characters';

test('a blank call lacks exactly the mandatory fields', () => {
  expect(Object.keys(findFaults(blankCallFields)).toSorted()).toEqual(
    ['phone', 'name', 'issue', 'serviceId', 'address', 'state', 'latitude', 'longitude'].toSorted(),
  );
});

test('counts characters as the contract does: trimmed, and a phone by its digits', () => {
  expect(countRemainingCharacters({ ...blankCallFields, name: `  ${'x'.repeat(99)}  ` }, 'name')).toBe(1);
  expect(countRemainingCharacters({ ...blankCallFields, name: '😀'.repeat(51) }, 'name')).toBe(-2);
  expect(countRemainingCharacters({ ...blankCallFields, phone: '012-345 6789' }, 'phone')).toBe(5);
});

test('counts the answers as part of the remark', () => {
  const asked = askQuestions(noQuestions, ['Light?'], 'en');
  const fields = {
    ...blankCallFields,
    remark: 'x'.repeat(980),
    questions: answerQuestion(asked, 'Light?', 'No'),
  };
  expect(countRemainingCharacters(fields, 'remark')).toBe(1000 - 980 - '\nLight? No'.length);
});

test('answers that do not fit are too long, and the blank remark above them is not missing', () => {
  const asked = askQuestions(noQuestions, ['Light?'], 'en');
  const fields = { ...blankCallFields, questions: answerQuestion(asked, 'Light?', 'x'.repeat(1100)) };
  expect(findFaults(fields).remark).toBe('too-long');
});

test('shows the count only near the limit, and for a phone number only beyond it', () => {
  expect(getVisibleCount(51, 'issue')).toBeNull();
  expect(getVisibleCount(50, 'issue')).toBe(50);
  expect(getVisibleCount(5, 'dealerReseller')).toBe(5);
  expect(getVisibleCount(0, 'phone')).toBeNull();
  expect(getVisibleCount(-1, 'phone')).toBe(-1);
});
