import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { noPolicies, type Policies } from '../../shared/app/parse-policies';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { helpdesksIn, unwrap } from '../helpdesk.fixture';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { describeInstaller, feedParts, serveFeed } from './feed-server.fixture';
import { startUpdateCheck } from './update-check';

const hourMs = 3_600_000;

function world(
  place: string | null,
  answers: ReadonlyArray<string | Error>,
  appVersion = '0.1.0',
  more: Partial<Parameters<typeof startUpdateCheck>[0]> = {},
) {
  const time = fakeTime();
  const recorded = createRecordedLog();
  const asked: string[] = [];
  let changes = 0;
  const check = startUpdateCheck({
    policies: { required: place === null ? {} : { UpdateNotice: place }, recommended: {} },
    resolveProxy: () => Promise.resolve('DIRECT'),
    certificateAuthorities: () => undefined,
    userDataFolder: '',
    updateInstaller: null,
    random: () => 0,
    appVersion,
    fetchNotice: (from) => {
      const answer = answers[asked.length] ?? new Error('nothing further');
      asked.push(from);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    schedule: time.schedule,
    onChanged: () => {
      changes += 1;
    },
    log: recorded.log,
    ...more,
  });
  return { time, recorded, asked, check, changes: () => changes };
}

it('asks nobody where the organisation names no place', async () => {
  const { check, asked, time } = world(null, []);
  await flushPendingWork();
  expect([asked, time.timers(), check.newerVersion()]).toEqual([[], 0, null]);
});

it.each([
  ['0.1.0', '0.2.0', '0.2.0'],
  ['0.1.0', '0.1.1', '0.1.1'],
  ['0.9.9', '0.10.0', '0.10.0'],
  ['1.0.0', '0.9.9', null],
  ['0.2.0', '0.2.0', null],
  ['0.2.0', '0.1.9', null],
])('over %s, %s is shown as %s', async (own, named, shown) => {
  const { check } = world('/srv/latest.json', [JSON.stringify({ version: named, url: 'x' })], own);
  await flushPendingWork();
  expect(check.newerVersion()).toBe(shown);
});

it('looks again every four hours, tells of a change once, and keeps what it knew through a fault', async () => {
  const [older, newer] = ['{"version":"0.2.0"}', '\uFEFF{"version":"0.3.0"}'];
  const { check, asked, time, changes, recorded } = world('/srv/latest.json', [
    older,
    older,
    new Error('/srv/Ahmad'),
    newer,
  ]);
  await flushPendingWork();
  expect([check.newerVersion(), changes()]).toEqual(['0.2.0', 1]);
  time.pass(4 * hourMs);
  await flushPendingWork();
  expect([asked.length, changes()]).toEqual([2, 1]);
  time.pass(4 * hourMs);
  await flushPendingWork();
  expect([asked.length, check.newerVersion()]).toEqual([3, '0.2.0']);
  expect(recorded.of('update notice not readable')).toEqual([{ error: 'Error' }]);
  time.pass(4 * hourMs);
  await flushPendingWork();
  expect([check.newerVersion(), changes()]).toEqual(['0.3.0', 2]);
  await check.stop(() => Promise.resolve(true));
  expect(time.timers()).toBe(0);
});

it('names the field of a notice that is not as it should be', async () => {
  const installer = { ...describeInstaller(Buffer.from('MZ')), sha512: 'a1 b2' };
  const { recorded } = world('/srv/latest.json', [JSON.stringify({ version: '0.2.0', installer })]);
  await flushPendingWork();
  expect(recorded.of('update notice not readable')).toEqual([
    { error: 'ZodError', field: 'installer.sha512' },
  ]);
});

it.each(['', '[]', '{"version":2}', '{"version":"next"}', '{"version":"<b>1.0.0</b>"}'])(
  'a file of %j tells of nothing',
  async (text) => {
    const { check, recorded } = world('/srv/latest.json', [text]);
    await flushPendingWork();
    expect(check.newerVersion()).toBeNull();
    expect(recorded.of('update notice not readable')).toHaveLength(1);
  },
);

const { compose, clear } = helpdesksIn(mkdtempSync(join(tmpdir(), 'helpdesk-update-')));

describe('the policy InstallUpdates', () => {
  afterEach(clear);

  const content = Buffer.from('MZ');
  const installer = describeInstaller(content);
  const noticeText = JSON.stringify({ version: '9.0.0', installer });

  /** The whole main process, with a feed that names a newer version. */
  async function start(policies: Partial<Policies['required']>, hasStarter = true) {
    const { url, asked } = await serveFeed((request, response) =>
      response.end(request.url === '/latest.json' ? noticeText : content),
    );
    const recorded = createRecordedLog();
    const started: string[] = [];
    const { certificateAuthorities } = feedParts;
    const helpdesk = compose(
      { kind: 'present', lastFour: 'wxyz' },
      {
        log: recorded.log,
        policies: { ...noPolicies, required: { UpdateNotice: `${url}/latest.json`, ...policies } },
        certificateAuthorities,
        random: () => 0,
        updateInstaller: hasStarter
          ? { entry: 'installer', start: (file) => started.push(file) === 1 }
          : null,
      },
    );
    const state = async () => unwrap(await helpdesk.handlers['app.get-state'](null));
    await expect.poll(async () => (await state()).newerVersion).toBe('9.0.0');
    return { ...helpdesk, asked, recorded, started, state };
  }

  type Running = Awaited<ReturnType<typeof start>>;

  const report = ({ handlers }: Running, isInUse: boolean) => handlers['app.report-in-use']({ isInUse });

  it.each<[string, number, (app: Running) => Promise<unknown>]>([
    ['a window that is not in use', 1, (app) => report(app, false)],
    ['a window that is in use', 0, (app) => report(app, true)],
    ['a window that has not said', 0, () => Promise.resolve()],
    ['a request of IT to quit', 0, (app) => report(app, false).then(app.askToQuit)],
  ])('with %s, the app starts %d installers at its end', async (_name, count, prepare) => {
    const app = await start({ InstallUpdates: true });
    expect((await app.state()).isInstalledAtEnd).toBe(true);
    await prepare(app);
    expect(app.started).toEqual([]);
    (await app.close())?.();
    expect(app.started).toHaveLength(count);
    expect(app.recorded.of('update waits')).toHaveLength(1 - count);
  });

  it('an installer that asks the closing app to quit is not told that a call is open', async () => {
    const app = await start({ InstallUpdates: true });
    await report(app, false);
    const startInstaller = await app.close();
    expect(startInstaller).not.toBeNull();
    expect(await app.askToQuit()).toBe(true);
  });

  it('needs an https address: a file or a share tells only of the version', async () => {
    const required = { UpdateNotice: '/srv/latest.json', InstallUpdates: true };
    const { check, recorded } = world('', [noticeText], '0.1.0', {
      policies: { required, recommended: {} },
      updateInstaller: { entry: 'installer', start: () => true },
    });
    await flushPendingWork();
    expect([check.newerVersion(), check.isInstalledAtEnd()]).toEqual(['9.0.0', false]);
    expect(recorded.of('updates not installed')).toEqual([{ reason: 'place' }]);
  });

  it('the token goes to no feed', async () => {
    const app = await start({ InstallUpdates: true });
    await app.close();
    expect(app.asked.map(({ url }) => url)).toEqual(['/latest.json', `/${installer.file}`]);
    expect(JSON.stringify(app.asked.map(({ rawHeaders }) => rawHeaders))).not.toMatch(
      /tk_|token|authorization/i,
    );
  });

  it.each<[string, Partial<Policies['required']>, boolean, string | undefined]>([
    ['without the policy', {}, true, undefined],
    ['where the policy says no', { InstallUpdates: false }, true, undefined],
    ['in a package that needs an administrator', { InstallUpdates: true }, false, 'package'],
  ])(
    '%s, the agent is told of the version, and nothing is downloaded',
    async (_name, policies, has, reason) => {
      const app = await start(policies, has);
      expect((await app.state()).isInstalledAtEnd).toBe(false);
      expect(await app.close()).toBeNull();
      expect(app.asked).toHaveLength(1);
      expect(app.recorded.of('updates not installed')).toEqual(reason === undefined ? [] : [{ reason }]);
    },
  );
});
