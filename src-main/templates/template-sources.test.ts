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
import {
  formatTemplatesFile,
  type Preset,
  type Snippet,
  type Templates,
} from '../../shared/templates/templates';
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

const numbered = (count: number, of: string) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${of} ${index}`,
    language: 'en' as const,
    trigger: 'x',
    text: of,
  }));

test('an entry is added, replaced in its place, and removed, and each change taken back', () => {
  const preset: Preset = {
    id: 's',
    serviceId: 18,
    language: 'en',
    name: 'Swap',
    issue: '',
    remark: '',
    priority: null,
    questions: [],
  };
  const file = openTemplateSources(tempFolder());
  file.set(templates);
  const more = { id: 'more', language: 'en', trigger: 'more', text: 'More' } as const;
  file.save({ kind: 'preset', entry: preset });
  file.save({ kind: 'snippet', entry: more });
  const better = { ...more, id: 's', text: 'Better' };
  const all = { presets: [preset], snippets: [better, more] };
  expect(file.save({ kind: 'snippet', entry: better })).toEqual({ ok: true, value: all });
  // The preset with the same id stays.
  expect(file.remove({ kind: 'snippet', id: 's' })).toEqual({
    ok: true,
    value: { ...all, snippets: [more] },
  });
  expect(file.undo()).toEqual({ ok: true, value: all });
  expect(file.undo()).toEqual({ ok: true, value: { ...all, snippets: [more] } });
  file.remove({ kind: 'preset', id: 's' });
  expect(file.get()).toEqual({ presets: [], snippets: [more] });
  file.reset();
  expect(file.undo()).toEqual({ ok: true, value: { presets: [], snippets: [more] } });
});

test('own texts behind those of a supervisor are there again once these are withdrawn, whatever was saved or undone since', () => {
  const folder = tempFolder();
  const own = { id: 's', language: 'ms', trigger: 'kertas', text: 'my own text' } as const;
  const other = { ...own, id: 'other', trigger: 'lain', text: 'other' } as const;
  const file = openTemplateSources(folder);
  file.set({ presets: [], snippets: [own, other] });
  const shared = { ...own, text: 'of the supervisor' };
  file.takeShared(formatTemplatesFile({ presets: [], snippets: [shared] }), false);
  file.save({ kind: 'snippet', entry: { ...other, text: 'edited' } });
  expect(file.get().snippets.map(({ text }) => text)).toEqual(['of the supervisor', 'edited']);
  expect(file.save({ kind: 'snippet', entry: { ...own, text: 'half typed' } })).toEqual({
    ok: false,
    error: { kind: 'not-allowed', reason: 'set-by-organisation' },
  });
  expect(file.remove({ kind: 'snippet', id: 's' }).ok).toBe(false);

  file.takeShared(null, false);
  file.save({ kind: 'snippet', entry: { ...other, text: 'edited twice' } });
  const texts = () =>
    openTemplateSources(folder)
      .get()
      .snippets.map(({ text }) => text);
  expect(texts()).toEqual(['my own text', 'edited twice']);
  file.undo();
  expect(texts()).toEqual(['my own text', 'edited']);
});

test('own ones that shared ones leave no room for stay, and no more are taken then', () => {
  const folder = tempFolder();
  const file = openTemplateSources(folder);
  const mine = numbered(30, 'mine');
  file.set({ presets: [], snippets: mine });
  const shared = formatTemplatesFile({ presets: [], snippets: numbered(590, 'shared') });
  file.takeShared(shared, false);
  expect(file.get().snippets).toHaveLength(600);
  const full = { ok: false, error: { kind: 'not-allowed', reason: 'templates-full' } };
  const [, ...others] = mine;
  const changed: Snippet = { id: 'mine 0', language: 'en', trigger: 'x', text: 'changed' };
  expect(file.save({ kind: 'snippet', entry: { ...changed, id: 'new' } })).toEqual(full);
  expect(file.save({ kind: 'snippet', entry: changed }).ok).toBe(true);
  const path = join(folder, 'more.json');
  writeFileSync(path, formatTemplatesFile({ presets: [], snippets: numbered(2, 'imported') }));
  expect(file.importFrom(path)).toMatchObject({ ok: true, value: { leftOut: 2 } });
  file.takeShared(null, false);
  expect(openTemplateSources(folder).get().snippets).toEqual([changed, ...others]);
  file.set({ presets: [], snippets: numbered(600, 'mine') });
  expect(file.save({ kind: 'snippet', entry: { ...changed, id: 'new' } })).toEqual(full);
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
