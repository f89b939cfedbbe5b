import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankCallFields } from '../calls/call';
import { defaultTemplates } from './default-templates';
import {
  applyPreset,
  insertSnippet,
  filterPresets,
  countRemainingCharacters,
  suggestSnippets,
  findTriggerAt,
} from './apply-presets-and-snippets';
import type { Preset, Snippet } from './templates';

const preset: Preset = {
  id: 'p',
  serviceId: 23,
  language: 'en',
  name: 'Swap',
  issue: 'POS to be swapped',
  remark: 'Serial number: ',
  priority: 1,
  questions: [],
};
const paper: Snippet = { id: 'paper', language: 'en', trigger: 'paper', text: 'Paper roll changed.' };

test('a preset fills empty fields', () => {
  expect(applyPreset(blankCallFields, preset)).toEqual({
    ...blankCallFields,
    issue: 'POS to be swapped',
    remark: 'Serial number: ',
    serviceId: 23,
    priority: 1,
  });
  const nothing = { ...preset, issue: '', remark: '', priority: null };
  expect(applyPreset({ ...blankCallFields, serviceId: 18 }, nothing)).toEqual({
    ...blankCallFields,
    serviceId: 18,
  });
});

test('no preset changes typed text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.constantFrom(null, 18 as const), (issue, remark, serviceId) => {
      const typed = { ...blankCallFields, issue, remark, serviceId, priority: -1 as const };
      const fields = applyPreset(typed, preset);
      expect(fields.issue === issue || issue.trim() === '').toBe(true);
      expect(fields.remark === remark || remark.trim() === '').toBe(true);
      expect(fields.serviceId).toBe(serviceId ?? 23);
      expect(fields.priority).toBe(-1);
      expect(applyPreset(fields, preset)).toEqual(fields);
    }),
  );
});

test('lists the presets of the chosen service, or all without one', () => {
  expect(filterPresets(defaultTemplates.presets, 23).map(({ id }) => id)).toEqual([
    'swap-en',
    'swap-ms',
    'swap-zh',
  ]);
  expect(filterPresets(defaultTemplates.presets, null)).toHaveLength(defaultTemplates.presets.length);
});

test.each([
  ['/', 1, { from: 0, to: 1, typed: '' }],
  ['Till dead /pa', 13, { from: 10, to: 13, typed: 'pa' }],
  ['Till dead /paper', 12, { from: 10, to: 12, typed: 'p' }],
  ['(/纸', 3, { from: 1, to: 3, typed: '纸' }],
  ['24/7', 4, null],
  ['http://x', 8, null],
  ['/pa ', 4, null],
  ['', 0, null],
  [`/${'x'.repeat(25)}`, 26, null],
])('in %j at %i the trigger is %j', (text, caret, trigger) => {
  expect(findTriggerAt(text, caret)).toEqual(trigger);
});

test('lists triggers that begin with it first, then texts with such a word', () => {
  const kertas = { ...paper, id: 'kertas', trigger: 'kertas', text: 'Paper sudah ditukar.' };
  expect(suggestSnippets([kertas, paper], 'PA').map(({ id }) => id)).toEqual(['paper', 'kertas']);
  expect(suggestSnippets([kertas, paper], 'xyz')).toEqual([]);
  expect(suggestSnippets(defaultTemplates.snippets, '')).toHaveLength(8);
});

test('a snippet replaces its trigger, with the caret after it, or nothing changes', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 600, size: 'max' }), fc.string(), (before, after) => {
      const text = `${before} /pap${after}`;
      const trigger = findTriggerAt(text, before.length + 5);
      expect(trigger?.typed).toBe('pap');
      const done = insertSnippet('issue', text, trigger ?? { from: 0, to: 0 }, paper);
      const whole = `${before} Paper roll changed.${after}`;
      expect(done).toEqual(
        whole.trim().length > 500 ? null : { text: whole, caret: before.length + 1 + paper.text.length },
      );
    }),
  );
});

test('counts the remaining characters as StoreHub does', () => {
  expect(countRemainingCharacters('issue', ' 😀 ')).toBe(498);
  expect(countRemainingCharacters('remark', 'x'.repeat(1001))).toBe(-1);
});
