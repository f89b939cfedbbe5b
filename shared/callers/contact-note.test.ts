import { expect, test } from 'vitest';
import { contactNoteChangeSchema } from './contact-note';

const change = { subject: 'store', contact: 'Kedai Maju', label: '', text: 'dog', endsAtMs: 5 };

test.each([
  ['a time after year 9999', { endsAtMs: 253_402_300_800_000 }],
  ['a time before 1970', { endsAtMs: -1 }],
  ['a number whose key has 1,001 digits', { subject: 'caller', contact: `0${'1'.repeat(999)}` }],
  ['a store of ligatures whose key is longer than any', { contact: '\u{fdfa}'.repeat(100) }],
])('%s is no note that an agent writes', (_what, wrong) => {
  expect(contactNoteChangeSchema.safeParse(change).success).toBe(true);
  expect(contactNoteChangeSchema.safeParse({ ...change, ...wrong }).success).toBe(false);
});
