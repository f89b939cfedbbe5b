import { describe, expect, it } from 'vitest';
import { criteria, findAccessibilityFaults } from './check-accessibility-document.mjs';

const tests = '- _states_: `e2e/a.spec.ts`\n  - it is all there\n';
const source = "test('it is all there', async () => {});";
const entries = Object.entries(criteria).flatMap(([level, numbers]) =>
  numbers.map((number) => `- **${number} Named** (${level}). It holds. Tests: states.`),
);
const faultsOf = (lines, file = source) =>
  findAccessibilityFaults(`${tests}\n${lines.join('\n')}`, (path) =>
    path === 'e2e/a.spec.ts' ? file : null,
  );
const without = (number, instead) =>
  entries.flatMap((line) => (line.startsWith(`- **${number} `) ? instead : [line]));

describe('findAccessibilityFaults', () => {
  it('knows the 55 criteria of WCAG 2.2, 31 of level A and 24 of level AA', () => {
    expect(criteria.A).toHaveLength(31);
    expect(criteria.AA).toHaveLength(24);
    expect(new Set([...criteria.A, ...criteria.AA]).size).toBe(55);
  });

  it('accepts a test or a reason for each', () => {
    expect(faultsOf(entries)).toEqual([]);
    const reason = '- **1.2.1 Named** (A). No test: the app has no audio.';
    expect(faultsOf(without('1.2.1', [reason]))).toEqual([]);
  });

  it.each([
    ['a criterion that is missing', without('2.5.8', []), 'lacks 2.5.8 AA'],
    [
      'a criterion at another level',
      without('2.5.8', ['- **2.5.8 Named** (A). Tests: states.']),
      'lacks 2.5.8 AA',
    ],
    [
      'one that is no criterion',
      [...entries, '- **4.1.1 Named** (A). It holds. Tests: states.'],
      'has 4.1.1 A',
    ],
    ['one that stands twice', [...entries, entries[0]], 'has 1.1.1 A'],
    ['no test and no reason', without('1.1.1', ['- **1.1.1 Named** (A). It holds.']), '1.1.1 names no test'],
    ['an empty reason', without('1.1.1', ['- **1.1.1 Named** (A). No test: .']), '1.1.1 names no test'],
    [
      'tests without a list',
      without('1.1.1', ['- **1.1.1 Named** (A). It holds. Tests: states, map.']),
      '1.1.1 names tests map, which are none',
    ],
  ])('finds %s', (_what, lines, fault) => {
    expect(faultsOf(lines)).toContainEqual(expect.stringContaining(fault));
  });

  it('finds a title that its file does not have, also where only a comment has it', () => {
    expect(faultsOf(entries, "// it is all there\ntest('it is', () => {});")).toEqual([
      'e2e/a.spec.ts has no test "it is all there"',
    ]);
  });
});
