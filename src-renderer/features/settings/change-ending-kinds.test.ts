import { expect, test } from 'vitest';
import { defaultEndingKinds, endingKindsSchema } from '../../../shared/calls/call-ending';
import { getEndingKindName } from '../../../shared/calls/ending-names';
import { agentSchema } from '../../../shared/calls/agent-initials';
import { addKind, findKindProblem, moveKind, removeKind, renameKind } from './change-ending-kinds';

test('a kind is added, renamed, moved and removed, and the list stays one that can be saved', () => {
  const added = addKind(defaultEndingKinds, ' Stock question ', 'en');
  expect(added.at(-1)).toEqual({ id: 'Stock question', name: 'Stock question' });
  expect(addKind(added, 'Complaint', 'en')).toBe(added);
  const renamed = renameKind(added, 'complaint', 'Angry customer', 'en');
  expect(renamed[2]).toEqual({ id: 'complaint', name: 'Angry customer' });
  expect(renameKind(renamed, 'complaint', 'Complaint', 'en')[2]).toEqual({ id: 'complaint', name: null });
  const moved = moveKind(renamed, 6, -1);
  expect(moved.map(({ id }) => id).slice(5)).toEqual(['Stock question', 'no-answer']);
  expect(moveKind(moved, 0, -1)).toBe(moved);
  const removed = removeKind(moved, 'asked-about-case');
  expect(removed).toHaveLength(6);
  for (const kinds of [added, renamed, moved, removed])
    expect(endingKindsSchema.safeParse(kinds).success).toBe(true);
  const full = 'abcdefgh'.split('').reduce((kinds, name) => addKind(kinds, name, 'en'), added);
  expect(full).toHaveLength(9);
});

test('zero-width and other invisible characters alone are no name', () => {
  for (const nothing of ['\u200B', '\u2060 \u00AD', '\u3164', '\u2800']) {
    expect(addKind(defaultEndingKinds, nothing, 'en')).toBe(defaultEndingKinds);
    expect(renameKind(defaultEndingKinds, 'complaint', nothing, 'en')).toBe(defaultEndingKinds);
    expect(endingKindsSchema.safeParse([{ id: nothing, name: nothing }]).success).toBe(false);
    expect(agentSchema.safeParse(nothing).success).toBe(false);
  }
  expect(addKind(defaultEndingKinds, 'Sto\u200Bck', 'en').at(-1)).toEqual({ id: 'Stock', name: 'Stock' });
});

test('a built-in kind that was removed comes back by its name in any language, and goes on with its records', () => {
  const removed = removeKind(defaultEndingKinds, 'wrong-number');
  for (const [name, language] of [
    ['wrong number or silent', 'en'],
    [getEndingKindName({ id: 'wrong-number', name: null }, 'zh'), 'ms'],
  ] as const)
    expect(addKind(removed, name, language).at(-1)).toEqual({ id: 'wrong-number', name: null });
});

test('a name is given once, and one whose id another kind has gets an id of its own', () => {
  expect(findKindProblem(defaultEndingKinds, ' complaint', 'en', null)).toBe('taken');
  expect(findKindProblem(defaultEndingKinds, 'Complaint', 'en', 'complaint')).toBeNull();
  expect(renameKind(defaultEndingKinds, 'no-answer', 'Complaint', 'en')).toBe(defaultEndingKinds);
  const renamed = renameKind(addKind(defaultEndingKinds, 'Sales lead', 'en'), 'Sales lead', 'Lead', 'en');
  const again = addKind(renamed, 'Sales lead', 'en');
  expect(again.slice(-2)).toEqual([
    { id: 'Lead', name: 'Lead' },
    { id: 'Sales lead', name: 'Sales lead' },
  ]);
  expect(addKind(again, 'wrong-number', 'en').at(-1)).toEqual({ id: 'wrong-number 2', name: 'wrong-number' });
  const full = addKind(again, 'One more', 'en');
  expect(findKindProblem(full, 'A tenth', 'en', null)).toBe('full');
  expect(addKind(full, 'A tenth', 'en')).toBe(full);
  expect(endingKindsSchema.safeParse(full).success).toBe(true);
});

test('the words of a built-in kind are those of no other, which would not do what they say', () => {
  const renamed = renameKind(defaultEndingKinds, 'will-call-again', 'Sales lead', 'en');
  expect(renamed[4]).toEqual({ id: 'will-call-again', name: 'Sales lead' });
  const own = getEndingKindName({ id: 'will-call-again', name: null }, 'en');
  const malay = getEndingKindName({ id: 'will-call-again', name: null }, 'ms');
  for (const words of [own, own.toUpperCase(), malay]) {
    expect(findKindProblem(renamed, words, 'en', null)).toBe('builtIn');
    expect(findKindProblem(renamed, words, 'en', 'complaint')).toBe('builtIn');
    expect(findKindProblem(removeKind(renamed, 'will-call-again'), words, 'en', 'complaint')).toBe('builtIn');
  }
  expect(renameKind(renamed, 'will-call-again', own, 'en')[4]).toEqual({ id: 'will-call-again', name: null });

  const without = addKind(removeKind(defaultEndingKinds, 'will-call-again'), 'Later', 'en');
  expect(renameKind(without, 'Later', own, 'en').at(-1)).toEqual({ id: 'will-call-again', name: null });
});
