import { expect, test } from 'vitest';
import { blankCallFields, callFieldsSchema, type Call, type CallFields } from '../../../../shared/calls/call';
import { fail, succeed } from '../../../../shared/result';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { createDraftSaver, type SaveStatus } from './draft-saver';

const callId = '8c1f6f0e-3d35-4a7e-9f5e-0a4b5f1c2d3e';
const named = (name: string): CallFields => ({ ...blankCallFields, name });

/** A saver on a disk that can be full, with a clock that only moves when told to. */
function desk() {
  const written: string[] = [];
  const saved: CallFields[] = [];
  const marks: Array<SaveStatus['kind'] | 'none'> = [];
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
        beganAtMs: 0,
        savedAtMs: 5,
        ticketId: null,
        follows: null,
      };
      return Promise.resolve(succeed(call));
    },
  });
  let typed = blankCallFields;
  const saver = createDraftSaver({
    callId,
    getFields: () => typed,
    ask: createIpcClient(bridge).ask,
    schedule: (delayMs, run) => {
      const timer = { delayMs, run };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), 1);
    },
    onStatus: (mark) => {
      marks.push(mark?.kind ?? 'none');
      if (mark?.kind === 'saved') unfit.push(mark.unfit);
    },
    onSaved: () => undefined,
  });
  const tick = async () => {
    for (const timer of timers.splice(0)) timer.run();
    await saver.flush();
  };
  const type = (fields: CallFields) => {
    typed = fields;
    saver.saveSoon();
  };
  return { saver, type, written, saved, marks, unfit, timers, disk, tick };
}

test('keys typed without a pause are written soon after the first of them, not after the last', async () => {
  const { type, written, timers, tick } = desk();
  type(named('A'));
  type(named('Ah'));
  type(named('Ahm'));
  expect(timers).toHaveLength(1);
  expect(timers[0]?.delayMs).toBeLessThan(300);
  await tick();
  expect(written).toEqual(['Ahm']);
});

test('saves text typed during a save next, and only then reports it as saved', async () => {
  const { saver, type, written, marks } = desk();
  type(named('A'));
  const flushed = saver.flush();
  type(named('Ah'));
  await flushed;
  expect(written).toEqual(['A', 'Ah']);
  expect(marks).toEqual(['typed', 'typed', 'saved']);
});

test('reports a full disk, claims nothing as saved, and retries', async () => {
  const { type, written, marks, disk, tick } = desk();
  disk.isFull = true;
  type(named('A'));
  await tick();
  expect(marks).toEqual(['typed', 'failed']);
  disk.isFull = false;
  await tick();
  expect(written).toEqual(['A']);
  expect(marks.at(-1)).toBe('saved');
});

test('nothing is written twice', async () => {
  const { saver, type, written } = desk();
  type(named('A'));
  await saver.flush();
  await saver.flush();
  expect(written).toEqual(['A']);
});

test('a call that was sent or discarded is written no more, and is not said to be saving', async () => {
  const { saver, type, written, marks, tick } = desk();
  type(named('A'));
  saver.forget();
  await tick();
  expect(written).toEqual([]);
  expect(marks).toEqual(['typed', 'none']);
});

test('sends unsaved text when the window closes during a save', async () => {
  const { saver, type, written, timers, disk } = desk();
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
  const { saver, type, saved, marks, unfit, tick } = desk();
  const remark = 'x'.repeat(1_000_000);
  type({ ...named('Typed beside it'), remark });
  await tick();
  expect(marks).toEqual(['typed', 'saved']);
  expect(unfit).toEqual([['remark']]);
  expect(saved).toEqual([{ ...named('Typed beside it'), remark: remark.slice(0, 200_000) }]);

  type({ ...named('Typed last'), remark });
  saver.saveOnExit();
  expect(saved.at(-1)?.name).toBe('Typed last');
});
