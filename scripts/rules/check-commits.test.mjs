import { describe, expect, it } from 'vitest';
import { findCommitFault } from './check-commits.mjs';

describe('faultOfLine', () => {
  it.each([
    '1234567 feat: add a map',
    '1234567 fix(call): keep the caret in Phone',
    '1234567 refactor(ipc)!: name events',
    `1234567 docs: ${'a'.repeat(66)}`,
    '',
  ])('accepts "%s"', (line) => {
    expect(findCommitFault(line)).toEqual([]);
  });

  it.each([
    '1234567 Add a map',
    '1234567 feature: add a map',
    '1234567 fix(Call): add a map',
    '1234567 fix:add a map',
    '1234567 fix: add a map.',
    `1234567 docs: ${'a'.repeat(67)}`,
  ])('refuses "%s"', (line) => {
    expect(findCommitFault(line)).toEqual([expect.objectContaining({ file: '1234567' })]);
  });
});
