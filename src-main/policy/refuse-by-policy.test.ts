import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
import { parsePolicies, type Policies } from '../../shared/app/parse-policies';
import type { PolicyEntry } from '../../shared/app/policy-schema';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';
import { readPolicies } from './read-policies';

const { folder, compose, clear, closeOpen } = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-policies-')));
afterEach(clear);

function policiesOf(
  values: Readonly<Record<string, unknown>>,
  level: PolicyEntry['level'] = 'required',
): Policies {
  return parsePolicies([{ place: 'machine', level, values }]);
}

function start(policies: Policies) {
  return compose({ kind: 'none' }, { policies }).handlers;
}

const refused = { ok: false, error: { kind: 'not-allowed', reason: 'set-by-organisation' } };

describe('a setting of the agent', () => {
  it.each([
    ['Theme', 'dark', { theme: 'light' }],
    ['Language', 'ms', { language: 'zh' }],
    ['MaskedDisplay', true, { isMasked: false }],
    ['AddReferenceToRemark', true, { addReferenceToRemark: false }],
  ] as const)(
    '%s is the policy’s while required, and the agent’s own again afterwards',
    async (key, value, own) => {
      const [setting = ''] = Object.keys(own);
      const shown = async (handlers: ReturnType<typeof start>) =>
        Object.entries(unwrap(await handlers['app.get-state'](null)).settings).find(
          ([name]) => name === setting,
        )?.[1];
      unwrap(await start(policiesOf({}))['app.set-settings'](own));
      await closeOpen();

      const locked = start(policiesOf({ [key]: value }));
      expect(await shown(locked)).toBe(value);
      expect(await locked['app.set-settings'](own)).toEqual(refused);
      unwrap(await locked['app.set-settings']({ agent: 'NA' }));
      await closeOpen();

      expect(await shown(start(policiesOf({})))).toBe(Object.values(own)[0]);
    },
  );

  it.each([
    ['Theme', 'dark', { theme: 'light' }],
    ['Language', 'ms', { language: 'en' }],
    ['MaskedDisplay', true, { isMasked: false }],
    ['AddReferenceToRemark', true, { addReferenceToRemark: false }],
  ] as const)('%s is the recommended one until the agent chooses', async (key, value, own) => {
    const policies = policiesOf({ [key]: value }, 'recommended');
    const first = start(policies);
    const { settings } = unwrap(await first['app.get-state'](null));
    expect(Object.values(settings)).toContain(value);
    // Another setting leaves it recommended.
    unwrap(await first['app.set-settings']({ agent: 'NA' }));
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).not.toHaveProperty(
      Object.keys(own)[0] ?? '',
    );
    unwrap(await first['app.set-settings'](own));
    await closeOpen();
    expect(unwrap(await start(policies)['app.get-state'](null)).settings).toMatchObject(own);
  });
});

it.each([
  ['Theme', 'dark', 'light', { theme: 'dark' }],
  ['MaskedDisplay', true, false, { isMasked: true }],
  ['AddReferenceToRemark', true, false, { addReferenceToRemark: true }],
] as const)(
  '%s that the agent chose as it is recommended stays when another is recommended',
  async (key, value, later, own) => {
    unwrap(await start(policiesOf({ [key]: value }, 'recommended'))['app.set-settings'](own));
    await closeOpen();
    const after = start(policiesOf({ [key]: later }, 'recommended'));
    expect(unwrap(await after['app.get-state'](null)).settings).toMatchObject(own);
  },
);

it('KeepDays that the agent chose as it is recommended stays when another is recommended', async () => {
  const first = start(policiesOf({ KeepDays: 365, Mode: 'live' }, 'recommended'));
  unwrap(await first['privacy.set-retention']({ retentionDays: 365 }));
  await closeOpen();
  const after = start(policiesOf({ KeepDays: 30, Mode: 'live' }, 'recommended'));
  expect(unwrap(await after['privacy.get-state'](null)).retentionDays).toBe(365);
});

describe('the mode', () => {
  it('is the required one, and cannot be changed', async () => {
    const handlers = start(policiesOf({ Mode: 'live' }));
    expect(unwrap(await handlers['app.get-state'](null))).toMatchObject({ mode: 'live', isModeFixed: true });
    expect(await handlers['app.set-mode']({ mode: 'practice' })).toEqual(refused);
  });

  it('is the recommended one until the agent chooses', async () => {
    const policies = policiesOf({ Mode: 'live' }, 'recommended');
    const handlers = start(policies);
    expect(unwrap(await handlers['app.get-state'](null))).toMatchObject({ mode: 'live', isModeFixed: false });
    unwrap(await handlers['app.set-mode']({ mode: 'practice' }));
    await closeOpen();
    expect(unwrap(await start(policies)['app.get-state'](null)).mode).toBe('practice');
  });

  it('stays the agent’s with choose', async () => {
    const state = unwrap(await start(policiesOf({ Mode: 'choose' }))['app.get-state'](null));
    expect(state).toMatchObject({ mode: 'practice', isModeFixed: false });
  });
});

it('KeepDays holds for live tickets and cannot be changed', async () => {
  const handlers = start(policiesOf({ KeepDays: 365, Mode: 'live' }));
  expect(unwrap(await handlers['privacy.get-state'](null)).retentionDays).toBe(365);
  expect(await handlers['privacy.set-retention']({ retentionDays: null })).toEqual(refused);
});

describe('what is not allowed', () => {
  const person = { phone: '60123456789', name: '' };
  const list = { format: 'csv', query: { text: '', sort: 'oldest' } } as const;
  const token = 'tk_test567890abcdefghijklmnopqrstuvwxyz';
  it.each([
    ['AllowErase', (handlers: ReturnType<typeof start>) => handlers['privacy.erase-caller'](person)],
    ['AllowArchive', (handlers: ReturnType<typeof start>) => handlers['archive.export'](null)],
    ['AllowArchive', (handlers: ReturnType<typeof start>) => handlers['archive.import'](null)],
    ['AllowTokenChange', (handlers: ReturnType<typeof start>) => handlers['token.set']({ token })],
    ['AllowTokenChange', (handlers: ReturnType<typeof start>) => handlers['token.remove'](null)],
    ['AllowExport', (handlers: ReturnType<typeof start>) => handlers['history.export'](list)],
  ] as const)('%s: the request is refused, whatever the page asks', async (key, ask) => {
    const forbidden = start(policiesOf({ [key]: false }));
    expect(unwrap(await forbidden['app.get-state'](null)).forbidden).toEqual([key]);
    expect(await ask(forbidden)).toEqual(refused);
    await closeOpen();
    expect(await ask(start(policiesOf({ [key]: true })))).not.toEqual(refused);
  });
});

it('what the organisation has set is refused before a dialog asks about it', async () => {
  let questions = 0;
  const confirm = () => {
    questions += 1;
    return Promise.resolve(true);
  };
  const policies = policiesOf({ Mode: 'live', KeepDays: 365, SharedHistoryHost: 'history.example.com' });
  const { handlers } = compose({ kind: 'none' }, { policies, confirm });
  const server = { host: '127.0.0.1', port: 5432, database: 'helpdesk', user: 'pc_1', certificateFile: null };
  expect(await handlers['app.set-mode']({ mode: 'practice' })).toEqual(refused);
  expect(await handlers['privacy.set-retention']({ retentionDays: 30 })).toEqual(refused);
  expect(await handlers['sync.set-server']({ server, password: '' })).toEqual(refused);
  expect(questions).toBe(0);
  unwrap(await handlers['privacy.set-retention']({ retentionDays: 365 }));
});

it('a broken value changes nothing, is listed, and leaves the setting to the agent', async () => {
  const handlers = start(policiesOf({ Theme: 'sepia', AllowErase: 'no', Mode: 3, Colour: 'red' }));
  const state = unwrap(await handlers['app.get-state'](null));
  expect(state).toMatchObject({ forbidden: [], isModeFixed: false, settings: { theme: 'system' } });
  expect(state.policies.map(({ key, problem }) => [key, problem])).toEqual([
    ['Theme', 'invalid-value'],
    ['AllowErase', 'invalid-value'],
    ['Mode', 'invalid-value'],
    ['Colour', 'unknown-key'],
  ]);
  unwrap(await handlers['app.set-settings']({ theme: 'light' }));
});

it('twelve profiles, fresh and used, come up as the policy says, with no press', async () => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'policies.json');
  const values = {
    Mode: 'live',
    Language: 'ms',
    Theme: 'dark',
    MaskedDisplay: true,
    KeepDays: 730,
    AllowErase: false,
    SupportContact: 'Helpdesk, ext. 4100',
  };
  writeFileSync(file, JSON.stringify(values));
  for (let profile = 0; profile < 12; profile += 1) {
    const userDataFolder = join(folder, `profile-${profile}`);
    mkdirSync(userDataFolder, { recursive: true });
    // Every other one was used before, and chose otherwise.
    if (profile % 2 === 1)
      writeFileSync(
        join(userDataFolder, 'settings.json'),
        JSON.stringify({ theme: 'light', language: 'zh', chosenMode: 'practice', keepDays: 30 }),
      );
    const policies = readPolicies({
      platform: 'linux',
      file,
      systemRoot: '',
      tempFolder: '',
      localAppData: null,
    });
    const { handlers, close } = compose({ kind: 'none' }, { policies, userDataFolder });
    expect(unwrap(await handlers['app.get-state'](null))).toMatchObject({
      mode: 'live',
      isModeFixed: true,
      language: 'ms',
      settings: { theme: 'dark', language: 'ms', isMasked: true },
      forbidden: ['AllowErase'],
      supportContact: 'Helpdesk, ext. 4100',
    });
    expect(unwrap(await handlers['privacy.get-state'](null)).retentionDays).toBe(730);
    expect(unwrap(await handlers['calls.begin'](null)).fields).toEqual(blankCallFields);
    await close();
  }
}, 120_000);
