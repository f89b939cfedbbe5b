import { expect, test } from 'vitest';
import { blankCallFields } from '../../../../shared/calls/call';
import type { Templates } from '../../../../shared/templates/templates';
import { listTemplateChoices, removeTrigger, findTriggerInField } from './template-choices';

const words: Templates = {
  presets: [
    {
      id: 'p',
      serviceId: 18,
      language: 'en',
      name: 'Printer prints nothing',
      issue: 'Receipt printer prints nothing.',
      remark: '',
      priority: null,
      questions: ['Which printer?'],
    },
  ],
  snippets: [{ id: 's', language: 'en', trigger: 'paper', text: 'Paper roll changed.' }],
};
const kinds = (text: string, change = {}, field: 'issue' | 'remark' = 'issue') => {
  const fields = { ...blankCallFields, [field]: text, ...change };
  const trigger = findTriggerInField(text, text.length);
  return trigger === null ? null : listTemplateChoices(words, fields, field, trigger).map(({ kind }) => kind);
};

test.each([
  ['/', ['preset', 'snippet']],
  ['/prin', ['preset']],
  ['/pap', ['snippet']],
  ['no sound /', ['snippet', 'preset']],
  ['no sound. /prin', ['preset']],
  ['24/7', null],
])('%j in the issue offers %j', (text, expected) => {
  expect(kinds(text)).toEqual(expected);
});

test('offers the presets of the chosen service, in the issue only', () => {
  expect(kinds('/', { serviceId: 1 })).toEqual(['snippet']);
  expect(kinds('/pap', {}, 'remark')).toEqual(['snippet']);
  expect(kinds('/prin', {}, 'remark')).toEqual([]);
});

test.each([
  ['/pref', 'Preferred, not booked: '],
  ['gate 3 /pref', '\nPreferred, not booked: '],
  ['gate 3\n/pref', 'Preferred, not booked: '],
])('%j in the remark begins a line of its own', (text, line) => {
  const trigger = findTriggerInField(text, text.length)!;
  const choices = listTemplateChoices(words, { ...blankCallFields, remark: text }, 'remark', trigger);
  expect(choices.map((choice) => choice.kind === 'snippet' && choice.snippet.text)).toEqual([line]);
});

test('a snippet that does not fit says by how much', () => {
  const text = `${'x'.repeat(495)} /`;
  const trigger = findTriggerInField(text, text.length)!;
  const [choice] = listTemplateChoices(words, { ...blankCallFields, issue: text }, 'issue', trigger);
  expect(choice).toMatchObject({ kind: 'snippet' });
  expect(choice?.kind === 'snippet' && choice.over).toBeGreaterThan(0);
  expect(removeTrigger(text, trigger)).toBe(`${'x'.repeat(495)} `);
});

test('a preset that does not fit behind the text says by how much', () => {
  const over = (length: number) => {
    const text = `${'x'.repeat(length)} /prin`;
    const trigger = findTriggerInField(text, text.length)!;
    return listTemplateChoices(words, { ...blankCallFields, issue: text }, 'issue', trigger).map(
      (choice) => choice.over > 0 && choice.over,
    );
  };
  expect([over(468), over(469)]).toEqual([[false], [1]]);
});

test('presets in the language of the caller come first', () => {
  const [preset] = words.presets;
  const both: Templates = { ...words, presets: [preset!, { ...preset!, id: 'z', language: 'zh' }] };
  const trigger = findTriggerInField('/prin', 5)!;
  const ids = (callerLanguage: 'zh' | null) =>
    listTemplateChoices(both, { ...blankCallFields, issue: '/prin', callerLanguage }, 'issue', trigger).map(
      (choice) => choice.kind === 'preset' && choice.preset.id,
    );
  expect([ids('zh'), ids(null)]).toEqual([
    ['z', 'p'],
    ['p', 'z'],
  ]);
});
