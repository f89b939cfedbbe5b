import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test('a small word behind a role is no name', () => {
  expect(
    readCallText('Haslinda 0126677203 Spa Melati nak buang staff yang dah berhenti dari sistem').fields,
  ).toHaveProperty('issue', 'nak buang staff yang dah berhenti dari sistem');
  expect(
    readCallText('Haslinda 0126677203 Spa Melati nak buang staff Yang Li dah berhenti dari sistem').fields,
  ).not.toHaveProperty('issue', 'nak buang staff Yang Li dah berhenti dari sistem');
});
