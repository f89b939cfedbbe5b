import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '../i18n/language';
import { serviceIds } from '../tickets/services-and-priorities';
import { textLimits } from '../tickets/create-ticket-request-schema';
import { defaultTemplates } from './default-templates';
import {
  mergeTemplates,
  parseTemplatesFile,
  templatesSchema,
  formatTemplatesFile,
  type Preset,
  type Templates,
} from './templates';

const preset: Preset = {
  id: 'p',
  serviceId: 18,
  language: 'en',
  name: 'Printer',
  issue: 'Printer prints nothing',
  remark: '',
  priority: 1,
  questions: ['Is its light on?'],
};
const templates: Templates = {
  presets: [preset],
  snippets: [{ id: 's', language: 'zh', trigger: '纸', text: '换了纸' }],
};

test('the default templates are valid in every language and cover each service', () => {
  expect(templatesSchema.parse(defaultTemplates)).toEqual(defaultTemplates);
  expect(new Set(defaultTemplates.presets.map(({ serviceId }) => serviceId))).toEqual(new Set(serviceIds));
  for (const list of [defaultTemplates.presets, defaultTemplates.snippets]) {
    expect(new Set(list.map(({ language }) => language))).toEqual(new Set(languages));
  }
});

test('a default preset claims nothing that nobody said: its remark comes from the answers alone', () => {
  expect(defaultTemplates.presets.filter(({ remark }) => remark !== '').map(({ id }) => id)).toEqual([]);
});

test('parses a formatted file, also with a byte order mark', () => {
  expect(parseTemplatesFile(formatTemplatesFile(templates))).toEqual({ templates, leftOut: 0 });
  expect(parseTemplatesFile(`\uFEFF${formatTemplatesFile(defaultTemplates)}`)).toEqual({
    templates: defaultTemplates,
    leftOut: 0,
  });
});

test('an invalid entry does not affect the others', () => {
  const file = JSON.stringify({
    kind: 'storehub-helpdesk-templates',
    version: 1,
    presets: [{ ...preset, serviceId: 99 }, preset, preset, null, { ...preset, id: 'q', more: 1 }],
    snippets: [{ id: 's', language: 'en', trigger: 'two words', text: 'x' }, ...templates.snippets],
  });
  expect(parseTemplatesFile(file)).toEqual({ templates, leftOut: 5 });
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"presets":[],"snippets":[]}',
  '{"kind":"storehub-helpdesk-words","version":2}',
])('%j is no file of words', (text) => {
  expect(parseTemplatesFile(text)).toBeNull();
});

test('counts a text as StoreHub does: an emoji counts as two', () => {
  const issue = (text: string) =>
    templatesSchema.safeParse({ ...templates, presets: [{ ...preset, issue: text }] }).success;
  expect(issue('x'.repeat(textLimits.issue))).toBe(true);
  expect(issue('😀'.repeat(textLimits.issue / 2 + 1))).toBe(false);
  expect(templatesSchema.safeParse({ ...templates, presets: [preset, preset] }).success).toBe(false);
});

test('an added entry replaces the one with its id; too many are left out', () => {
  const added = { ...preset, name: 'Other' };
  expect(mergeTemplates(templates, { presets: [added, { ...preset, id: 'q' }], snippets: [] })).toEqual({
    templates: { ...templates, presets: [added, { ...preset, id: 'q' }] },
    leftOut: 0,
  });
  const many = Array.from({ length: 300 }, (_, index) => ({ ...preset, id: `p${index}` }));
  const full = mergeTemplates(templates, { presets: many, snippets: [] });
  expect(full.leftOut).toBe(1);
  expect(templatesSchema.safeParse(full.templates).success).toBe(true);
});

test('rejects any text that is no template file', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
      expect(parseTemplatesFile(text)).toBeNull();
    }),
  );
});
