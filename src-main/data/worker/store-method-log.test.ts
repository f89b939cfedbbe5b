import { expect, it } from 'vitest';
import { createRecordedLog } from '../../log/recorded-log.fixture';
import { createStoreMethodLog } from './store-method-log';
import { runCall } from './store-server';

/** Runs one store method that takes this long. */
async function linesAfter(store: string, tookMs: number) {
  const recordedLog = createRecordedLog();
  let nowMs = 0;
  const stores = {
    [store]: {
      find: (name: string) => {
        nowMs += tookMs;
        return [name];
      },
    },
  };
  const storeCallLog = createStoreMethodLog(recordedLog.log, () => nowMs);
  const answers: unknown[] = [];
  const call = { store, method: 'find', args: ['Ahmad'] };
  await runCall({ stores, guard: null, storeCallLog }, call, (answer) => answers.push(answer));
  expect(answers).toEqual([{ ok: true, value: ['Ahmad'] }]);
  return recordedLog.lines;
}

it('names a statement that took more than 50 ms, without its arguments', async () => {
  expect(await linesAfter('callers', 51.4)).toEqual([
    ['warn', 'slow store call', { store: 'callers', method: 'find', ms: 51 }],
  ]);
  expect(await linesAfter('callers', 50)).toEqual([]);
});

it('does not log long work as slow', async () => {
  expect(await linesAfter('exports', 60_000)).toEqual([]);
});

const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
const broken = Object.assign(new Error('constraint failed'), { code: 'SQLITE_CONSTRAINT' });

/** Stores whose methods throw what the test chooses, and a clock that the test moves. */
function failingStores() {
  const recordedLog = createRecordedLog();
  const world = { nowMs: 0, thrown: null as Error | null };
  const method = () => {
    if (world.thrown !== null) throw world.thrown;
  };
  const stores = { calls: { save: method }, tickets: { make: method }, owner: { beat: method } };
  const storeCallLog = createStoreMethodLog(recordedLog.log, () => world.nowMs);
  const run = (store: keyof typeof stores, name: string, args: readonly unknown[]) =>
    runCall({ stores, guard: null, storeCallLog }, { store, method: name, args }, () => undefined);
  return { recordedLog, world, run };
}

it('writes one line for a full disk, however many statements it fails, and counts the others', async () => {
  const { recordedLog, world, run } = failingStores();
  world.thrown = full;
  for (let time = 0; time < 20; time += 1) {
    world.nowMs = time * 12_000;
    await run('calls', 'save', []);
    await run('tickets', 'make', []);
    // A small write still succeeds on the full disk, and does not end the fault.
    world.thrown = time % 3 === 0 ? null : full;
    await run('owner', 'beat', []);
    world.thrown = full;
  }
  expect(recordedLog.lines).toEqual([
    [
      'error',
      'store call failed',
      { store: 'calls', method: 'save', errorCode: 'disk-full', code: 'SQLITE_FULL', ms: 0 },
    ],
  ]);

  world.thrown = null;
  world.nowMs += 60_000;
  await run('owner', 'beat', []);
  expect(recordedLog.lines.slice(1)).toEqual([
    ['info', 'store calls succeed again', { fault: 'disk-full', repeats: 52 }],
  ]);
  world.thrown = full;
  await run('calls', 'save', []);
  expect(recordedLog.of('store call failed')).toHaveLength(2);
});

it('logs each method that fails for a reason of its own', async () => {
  const { recordedLog, world, run } = failingStores();
  world.thrown = broken;
  for (let time = 0; time < 3; time += 1) {
    await run('calls', 'save', []);
    await run('tickets', 'make', []);
  }
  expect(recordedLog.of('store call failed').map(({ method }) => method)).toEqual(['save', 'make']);
});
