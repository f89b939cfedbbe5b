import { expect, test } from 'vitest';
import {
  blankCallFields,
  callFieldsSchema,
  coerceCallFields,
  type Call,
  type CallFields,
} from '../../shared/calls/call';
import { fail, succeed } from '../../shared/result';
import { createFakeBridge } from '../ipc/fake-bridge.fixture';
import { createIpcClient } from '../ipc/ipc-client';
import { createDraftSaver, type SaveStatus } from './draft-saver';

const callId = '8c1f6f0e-3d35-4a7e-9f5e-0a4b5f1c2d3e';
const named = (name: string): CallFields => ({ ...blankCallFields, name });

/** A saver on a disk that can be full, with a clock that only moves when told to. */
function createTestSaver() {
  const written: string[] = [];
  const saved: CallFields[] = [];
  const statuses: Array<SaveStatus['kind'] | 'none'> = [];
  const unfit: Array<readonly string[]> = [];
  const timers: Array<{ delayMs: number; run: () => void }> = [];
  const disk = { isFull: false, isSlow: false };
  const { bridge } = createFakeBridge({
    'calls.save': ({ fields }) => {
      if (disk.isSlow) {
        written.push(fields.name);
        return new Promise(() => undefined);
      }
      if (disk.isFull) {
        return Promise.resolve(fail({ kind: 'database', errorCode: 'disk-full', detail: '' } as const));
      }
      // Rejects values outside the contract, as the main process does.
      if (!callFieldsSchema.safeParse(fields).success) {
        return Promise.resolve(fail({ kind: 'invalid-request', detail: '' } as const));
      }
      written.push(fields.name);
      saved.push(fields);
      const call: Call = {
        id: callId,
        fields,
        revision: written.length,
        isParked: false,
        seq: 0,
        beganAtMs: 0,
        savedAtMs: 5,
        ticketId: null,
        follows: null,
      };
      return Promise.resolve(succeed(call));
    },
  });
  let typed = blankCallFields;
  const { ask } = createIpcClient(bridge);
  const saver = createDraftSaver({
    save: async () => {
      const coerced = coerceCallFields(typed);
      const answer = await ask('calls.save', { callId, fields: coerced.fields });
      return answer.ok ? succeed({ atMs: answer.value.savedAtMs, unfit: coerced.unfit }) : answer;
    },
    schedule: (delayMs, run) => {
      const timer = { delayMs, run };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
    onStatus: (status) => {
      statuses.push(status?.kind ?? 'none');
      if (status?.kind === 'saved') unfit.push(status.unfit);
    },
  });
  const tick = async () => {
    for (const timer of timers.splice(0)) timer.run();
    await saver.flush();
  };
  const type = (fields: CallFields) => {
    typed = fields;
    saver.saveSoon();
  };
  return { saver, type, written, saved, statuses, unfit, timers, disk, tick };
}

test('keys typed without a pause are written soon after the first of them, not after the last', async () => {
  const { type, written, timers, tick } = createTestSaver();
  type(named('A'));
  type(named('Ah'));
  type(named('Ahm'));
  expect(timers).toHaveLength(1);
  expect(timers[0]?.delayMs).toBeLessThan(300);
  await tick();
  expect(written).toEqual(['Ahm']);
});

test('saves text typed during a save next, and only then reports it as saved', async () => {
  const { saver, type, written, statuses } = createTestSaver();
  type(named('A'));
  const flushed = saver.flush();
  type(named('Ah'));
  await flushed;
  expect(written).toEqual(['A', 'Ah']);
  expect(statuses).toEqual(['typed', 'typed', 'saved']);
});

test('reports a full disk, claims nothing as saved, and retries', async () => {
  const { type, written, statuses, disk, tick } = createTestSaver();
  disk.isFull = true;
  type(named('A'));
  await tick();
  expect(statuses).toEqual(['typed', 'failed']);
  disk.isFull = false;
  await tick();
  expect(written).toEqual(['A']);
  expect(statuses.at(-1)).toBe('saved');
});

test('what is filled in between two requests to save is written, although the first had nothing to write', async () => {
  const { saver, type, written } = createTestSaver();
  // Two fields lose the focus in one turn, before and behind the app filling in a caller.
  const first = saver.flush();
  type(named('A'));
  await Promise.all([first, saver.flush()]);
  expect(written).toEqual(['A']);
  for (let turns = 0; turns < 40; turns += 1) {
    type(named(`A${turns}`));
    const saving = saver.flush();
    for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    type(named(`B${turns}`));
    await Promise.all([saving, saver.flush()]);
    expect(written.at(-1)).toBe(`B${turns}`);
  }
});

test('nothing is written twice', async () => {
  const { saver, type, written } = createTestSaver();
  type(named('A'));
  await saver.flush();
  await saver.flush();
  expect(written).toEqual(['A']);
});

test('a call that was sent or discarded is written no more, and is not said to be saving', async () => {
  const { saver, type, written, statuses, tick } = createTestSaver();
  type(named('A'));
  saver.forget();
  await tick();
  expect(written).toEqual([]);
  expect(statuses).toEqual(['typed', 'none']);
});

test('sends unsaved text when the window closes during a save', async () => {
  const { saver, type, written, timers, disk } = createTestSaver();
  type(named('saved'));
  await saver.flush();
  saver.saveOnExit();
  expect(written).toEqual(['saved']);
  disk.isSlow = true;
  type(named('on its way'));
  for (const timer of timers.splice(0)) timer.run();
  type(named('typed last'));
  saver.saveOnExit();
  expect(written).toEqual(['saved', 'on its way', 'typed last']);
});

test('a field that cannot be saved in full is named, and keeps no other field from the disk', async () => {
  const { saver, type, saved, statuses, unfit, tick } = createTestSaver();
  const remark = 'x'.repeat(1_000_000);
  type({ ...named('Typed beside it'), remark });
  await tick();
  expect(statuses).toEqual(['typed', 'saved']);
  expect(unfit).toEqual([['remark']]);
  expect(saved).toEqual([{ ...named('Typed beside it'), remark: remark.slice(0, 200_000) }]);

  type({ ...named('Typed last'), remark });
  saver.saveOnExit();
  expect(saved.at(-1)?.name).toBe('Typed last');
});
