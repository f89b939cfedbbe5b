import { expect, test } from 'vitest';
import type { Mode } from '../../shared/app/mode';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { createRecordedLog } from '../log/recorded-log.fixture';
import { createDialHandlers } from './dial-handlers';

function openDialler() {
  const world: { program: string | null; found: Promise<void>; mode: Mode; isBroken: boolean } = {
    program: 'Zoiper',
    found: Promise.resolve(),
    mode: 'live',
    isBroken: false,
  };
  const opened: string[] = [];
  const time = fakeTime();
  const recorded = createRecordedLog();
  const handlers = createDialHandlers({
    dialProgram: {
      findName: async () => {
        await world.found;
        return world.program;
      },
      open: (address) => {
        opened.push(address);
        return world.isBroken ? Promise.reject(new Error(`no way to ${address}`)) : Promise.resolve();
      },
    },
    mode: () => Promise.resolve(world.mode),
    nowMs: time.nowMs,
    log: recorded.log,
  });
  const dial = async (phone: string) => {
    const answer = await handlers['phone.dial']({ phone });
    return answer.ok ? answer.value : answer;
  };
  return { world, opened, time, recorded, dial };
}

test('a number is handed to the program of the system, once however often the key is pressed', async () => {
  const { opened, dial, time } = openDialler();
  const answers = await Promise.all(['012-345 6789', '60123456789', '+60123456789'].map(dial));
  expect(answers).toEqual(Array.from({ length: 3 }, () => ({ kind: 'dialled', program: 'Zoiper' })));
  expect(opened).toEqual(['tel:+60123456789']);
  await dial('03-2161 1234');
  time.pass(2_000);
  await dial('03-2161 1234');
  expect(opened).toEqual(['tel:+60123456789', 'tel:+60321611234', 'tel:+60321611234']);
});

test('a number is dialled once while the system takes its time to find the program', async () => {
  const { world, opened, dial, time } = openDialler();
  let find: () => void = () => undefined;
  world.found = new Promise<void>((resolve) => {
    find = resolve;
  });
  const first = dial('012-345 6789');
  time.pass(3_500);
  const second = dial('012-345 6789');
  find();
  expect(await Promise.all([first, second])).toEqual([
    { kind: 'dialled', program: 'Zoiper' },
    { kind: 'dialled', program: 'Zoiper' },
  ]);
  await dial('012-345 6789');
  expect(opened).toEqual(['tel:+60123456789']);
  time.pass(2_000);
  await dial('012-345 6789');
  expect(opened).toHaveLength(2);
});

test('a number whose program could not be looked up is dialled by a later press', async () => {
  const { world, opened, dial, time } = openDialler();
  world.found = Promise.reject(new Error('no answer of the desktop'));
  await expect(dial('012-345 6789')).rejects.toThrow('no answer');
  time.pass(2_000);
  world.found = Promise.resolve();
  expect(await dial('012-345 6789')).toEqual({ kind: 'dialled', program: 'Zoiper' });
  expect(opened).toEqual(['tel:+60123456789']);
});

test('nothing is opened without a program, in practice, or for what is no Malaysian number', async () => {
  const { world, opened, dial } = openDialler();
  for (const text of ['', '999', 'https://x.example/', '+65 6123 4567'])
    expect(await dial(text)).toEqual({ kind: 'not-dialable' });
  world.program = null;
  expect(await dial('012-345 6789')).toEqual({ kind: 'no-program' });
  world.program = 'Zoiper';
  world.mode = 'practice';
  expect(await dial('012-345 6780')).toEqual({ kind: 'practice' });
  expect(opened).toEqual([]);
});

test('a program that cannot be started is said, and no number is in the log', async () => {
  const { world, dial, recorded } = openDialler();
  world.isBroken = true;
  expect(await dial('012-345 6789')).toEqual({ kind: 'failed' });
  expect(recorded.of('not dialled')).toHaveLength(1);
  expect(JSON.stringify(recorded.of('not dialled'))).not.toContain('123456789');
});
