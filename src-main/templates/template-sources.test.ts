import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { defaultTemplates } from '../../shared/templates/default-templates';
import { formatTemplatesFile, type Templates } from '../../shared/templates/templates';
import { tempFolder } from '../db/temp-folder.fixture';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { openTemplateSources } from './template-sources';

const templates: Templates = {
  presets: [],
  snippets: [{ id: 's', language: 'ms', trigger: 'kertas', text: 'Kertas ditukar 🧻' }],
};

test('a fresh start has the words the app comes with, and writes nothing', () => {
  const folder = tempFolder();
  expect(openTemplateSources(folder).get()).toEqual(defaultTemplates);
  expect(readdirSync(folder)).toEqual([]);
});

test('what is set holds over a restart, and goes back on reset', () => {
  const folder = tempFolder();
  expect(openTemplateSources(folder).set(templates)).toEqual({ ok: true, value: templates });
  const again = openTemplateSources(folder);
  expect(again.get()).toEqual(templates);
  expect(again.reset()).toEqual({ ok: true, value: defaultTemplates });
  expect(openTemplateSources(folder).get()).toEqual(defaultTemplates);
  expect(readdirSync(folder)).toEqual(['words.json']);
});

test('those of the organisation come first, cannot be changed here, and leave the own ones in place', () => {
  const folder = tempFolder();
  const own = { id: 's', language: 'ms', trigger: 'kertas', text: 'own' } as const;
  const other = { ...own, id: 'other', trigger: 'lain' } as const;
  openTemplateSources(folder).set({ presets: [], snippets: [own, other] });
  const required = { ...own, text: 'of the organisation' };
  const file = join(tempFolder(), 'templates.json');
  writeFileSync(file, formatTemplatesFile({ presets: [], snippets: [required] }));
  const { log, lines } = createRecordedLog();
  const managed = openTemplateSources(folder, {
    policies: { required: { TemplatesFile: file }, recommended: {} },
    log,
  });
  expect(managed.get().snippets).toEqual([required, other]);
  expect(managed.fixedIds()).toEqual(['s']);
  const changed = managed.set({ presets: [], snippets: [{ ...required, text: 'changed' }] });
  expect(changed).toEqual({ ok: true, value: { presets: [], snippets: [required] } });
  expect(managed.reset()).toMatchObject({
    ok: true,
    value: { snippets: [required, ...defaultTemplates.snippets] },
  });
  expect(lines).toEqual([]);

  // Without the policy the own one is back.
  expect(openTemplateSources(folder).get().snippets).toEqual([own, ...defaultTemplates.snippets]);
});

test.each(['none', '{', '{"kind":"storehub-helpdesk-templates","version":1,"presets":[{}],"snippets":[]}'])(
  'a file of the organisation that is %j leaves a line in the log',
  (text) => {
    const file = join(tempFolder(), 'templates.json');
    if (text !== 'none') writeFileSync(file, text);
    const { log, of } = createRecordedLog();
    const policies = { required: {}, recommended: { TemplatesFile: file } };
    expect(openTemplateSources(tempFolder(), { policies, log }).get()).toEqual(defaultTemplates);
    expect(of('templates of the organisation not readable')).toHaveLength(1);
  },
);

test.each(['{', '', '{"kind":"storehub-helpdesk-templates","version":9}'])(
  'a file that holds %j is kept aside before another takes its place',
  (text) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'words.json'), text);
    const file = openTemplateSources(folder);
    expect(file.get()).toEqual(defaultTemplates);
    file.set(templates);
    expect(readFileSync(join(folder, 'words.json.old'), 'utf8')).toBe(text);
  },
);

test('what one PC exports, another adds to its own', async () => {
  const folder = tempFolder();
  const [one, other] = [openTemplateSources(join(folder, 'one')), openTemplateSources(join(folder, 'other'))];
  one.set(templates);
  const path = join(folder, 'out', 'words.json');
  mkdirSync(join(folder, 'out'));
  expect(await one.exportTo(path)).toEqual({ ok: true, value: null });
  const both = {
    presets: defaultTemplates.presets,
    snippets: [...defaultTemplates.snippets, ...templates.snippets],
  };
  expect(other.importFrom(path)).toEqual({ ok: true, value: { templates: both, leftOut: 0 } });
  expect(openTemplateSources(join(folder, 'other')).get()).toEqual(both);
});

test.each(['not there', 'other.json', 'large.json'])('%s is no file of words, and changes none', (name) => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'other.json'), '{"a":1}');
  writeFileSync(join(folder, 'large.json'), formatTemplatesFile(templates) + ' '.repeat(8_000_000));
  const file = openTemplateSources(folder);
  expect(file.importFrom(join(folder, name))).toMatchObject({
    ok: false,
    error: { kind: 'not-allowed' },
  });
  expect(file.get()).toEqual(defaultTemplates);
});

test('a disk that takes nothing says so, and the words stay', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'words.json.new'));
  mkdirSync(join(folder, 'out.json'));
  const file = openTemplateSources(folder);
  expect(file.set(templates)).toMatchObject({ ok: false, error: { kind: 'not-allowed' } });
  expect(await file.exportTo(join(folder, 'out.json'))).toMatchObject({ ok: false });
  expect(file.get()).toEqual(defaultTemplates);
});

test('an export writes through no link that lies beside it, and keeps what is there', async () => {
  const folder = tempFolder();
  const file = openTemplateSources(join(folder, 'data'));
  const chosen = join(folder, 'out.json');
  const victim = join(folder, 'victim.txt');
  writeFileSync(victim, 'kept');
  for (const name of ['.new', '.part1', '.part2']) symlinkSync(victim, `${chosen}${name}`);
  expect(await file.exportTo(chosen)).toEqual({ ok: true, value: null });
  expect(readFileSync(victim, 'utf8')).toBe('kept');
  expect(lstatSync(chosen).isFile()).toBe(true);
  expect(readFileSync(chosen, 'utf8')).toBe(formatTemplatesFile(defaultTemplates));
});

it.skipIf(process.platform === 'win32').each([
  ['a pipe', (file: string) => void execFileSync('mkfifo', [file])],
  [
    'a file of 300 MB',
    (file: string) => {
      writeFileSync(file, '{}');
      truncateSync(file, 300_000_000);
    },
  ],
])('%s in the place of the templates is kept aside, and not waited for', (_what, put) => {
  const folder = tempFolder();
  const file = join(folder, 'words.json');
  put(file);
  const opened = openTemplateSources(folder);
  expect(opened.get()).toEqual(defaultTemplates);
  expect(opened.reset().ok).toBe(true);
  expect(existsSync(`${file}.old`)).toBe(true);
  expect(openTemplateSources(folder).get()).toEqual(defaultTemplates);
});
