import { expect, test } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
import { toCallItem } from './handover-items';

test('a call that is not finished stands there with the answers to the questions of its preset', () => {
  const list = [
    { question: 'Key?', answer: 'Tidak', language: 'ms' },
    { question: 'Since when?', answer: '', language: 'en' },
  ] as const;
  const row = { id: 'call', status: 'open', began_at_ms: 1, checksum: '', reference: null } as const;
  const ofFields = (issue: string) =>
    toCallItem({
      ...row,
      fields: JSON.stringify({ ...blankCallFields, issue, questions: { list, at: 1 } }),
    }).map(({ text }) => text);
  expect(ofFields('Door is locked')).toEqual(['Door is locked\nKey? Tidak']);
  expect(ofFields('')).toEqual(['Key? Tidak']);
});
