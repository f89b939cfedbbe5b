import { expect, it } from 'vitest';
import { parsePolicies } from '../../shared/app/parse-policies';
import type { PolicyEntry } from '../../shared/app/policy-schema';
import type { SyncServer } from '../../shared/sync/sync-server-and-state';
import { tempFolder } from '../db/temp-folder.fixture';
import { silentLog } from '../log/log';
import { openSettings } from './open-settings';

type Values = Readonly<Record<string, unknown>>;

/** Opens the settings in a folder as a start of the app does. */
function start(policies: Partial<Record<PolicyEntry['level'], Values>>, userDataFolder = tempFolder()) {
  const sources = (['required', 'recommended'] as const).map((level) => ({
    place: 'machine' as const,
    level,
    values: policies[level] ?? {},
  }));
  const parts = { userDataFolder, log: silentLog, policies: parsePolicies(sources), pcName: 'KL-12' };
  return { ...openSettings(parts).syncServer, userDataFolder };
}

const agents: SyncServer = {
  host: 'agents.example',
  port: 6000,
  database: 'other',
  user: 'agent',
  certificateFile: '/home/agent/ca.pem',
};
const whole = {
  SharedHistoryHost: 'history.example',
  SharedHistoryPort: 5433,
  SharedHistoryDatabase: 'calls',
  SharedHistoryUser: 'pc_12',
  SharedHistoryCertificateFile: '/etc/ssl/ca.pem',
};
const server: SyncServer = {
  host: 'history.example',
  port: 5433,
  database: 'calls',
  user: 'pc_12',
  certificateFile: '/etc/ssl/ca.pem',
};
const usual = { port: 5432, database: 'helpdesk', certificateFile: null };
const refused = { ok: false, error: { kind: 'not-allowed', reason: 'set-by-organisation' } };

it('is the agent’s own choice where nothing is set', () => {
  const setting = start({});
  expect([setting.read(), setting.fixed, setting.proposed]).toEqual([null, [], usual]);
  expect(setting.set(agents)).toMatchObject({ ok: true });
  expect(start({}, setting.userDataFolder).read()).toEqual(agents);
  expect(setting.isByPolicy(agents)).toBe(false);
  expect(setting.set(null)).toMatchObject({ ok: true });
  expect(setting.read()).toBeNull();
});

it('is the required one whatever the agent chose, cannot be stopped, and is the agent’s again afterwards', () => {
  const { userDataFolder, set } = start({});
  set(agents);
  const locked = start({ required: whole }, userDataFolder);
  expect(locked.read()).toEqual(server);
  expect(locked.isByPolicy(server)).toBe(true);
  for (const other of [null, agents, { ...server, user: 'pc_13' }])
    expect(locked.set(other)).toEqual(refused);
  // The same server with a new password.
  expect(locked.check(server)).toMatchObject({ ok: true });
  expect(start({}, userDataFolder).read()).toEqual(agents);
});

it.each([
  ['SharedHistoryPort', 'port', 5432],
  ['SharedHistoryDatabase', 'database', 'helpdesk'],
  ['SharedHistoryCertificateFile', 'certificateFile', null],
] as const)('without %s has the usual one, which the agent may change', (key, field, usualValue) => {
  const { [key]: _left, ...required } = whole;
  const setting = start({ required });
  expect(setting.read()).toEqual({ ...server, [field]: usualValue });
  expect(setting.fixed).not.toContain(field);
  const changed = { ...server, [field]: agents[field] };
  expect(setting.set(changed)).toMatchObject({ ok: true });
  expect(setting.read()).toEqual(changed);
});

it('is none yet without a user, which the agent adds', () => {
  const { SharedHistoryUser: _left, ...required } = whole;
  const { userDataFolder, ...setting } = start({ required });
  expect(setting.read()).toBeNull();
  expect(setting.proposed).toEqual({ ...server, user: undefined });
  expect(setting.set({ ...server, user: 'pc_9' })).toMatchObject({ ok: true });
  expect(start({ required }, userDataFolder).read()).toEqual({ ...server, user: 'pc_9' });
});

it('takes nothing over that was chosen for another host', () => {
  const { userDataFolder, set } = start({});
  set(agents);
  const required = { SharedHistoryHost: 'history.example', SharedHistoryUser: 'pc_12' };
  expect(start({ required }, userDataFolder).read()).toEqual({
    ...usual,
    host: 'history.example',
    user: 'pc_12',
  });
});

it('is the recommended one until the agent chooses another, or stops', () => {
  const policies = { recommended: whole };
  const { userDataFolder, ...setting } = start(policies);
  expect(setting.read()).toEqual(server);
  expect([setting.fixed, setting.isByPolicy(server)]).toEqual([[], true]);
  expect(setting.set(agents)).toMatchObject({ ok: true });
  expect(start(policies, userDataFolder).read()).toEqual(agents);
  expect(setting.set(null)).toMatchObject({ ok: true });
  expect(start(policies, userDataFolder).read()).toBeNull();
});

it('has the name of the PC in the user', () => {
  const required = { ...whole, SharedHistoryUser: 'pc_%COMPUTERNAME%' };
  expect(start({ required }).read()?.user).toBe('pc_kl-12');
});

it('takes a broken value as absent', () => {
  const required = { ...whole, SharedHistoryHost: 'postgres://history.example', SharedHistoryPort: '5433' };
  const setting = start({ required });
  expect(setting.read()).toBeNull();
  expect(setting.fixed).toEqual(['database', 'user', 'certificateFile']);
  expect(setting.set({ ...server, port: 1 })).toMatchObject({ ok: true });
});
