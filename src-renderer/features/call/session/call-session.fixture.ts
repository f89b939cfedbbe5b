import { blankCallFields, type Call, type CallFields } from '../../../../shared/calls/call';
import type { Handlers } from '../../../../shared/ipc/contract';
import { succeed } from '../../../../shared/result';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { createCallSession } from './call-session';

/**
 * A call session on a main process in memory. `saved` has the fields of each save, `waiting` the delays of scheduled
 * saves, which only `saver.flush` carries out.
 */
export function createTestSession(change: Partial<CallFields> = {}, handlers: Partial<Handlers> = {}) {
  const callId = crypto.randomUUID();
  const rest = { isParked: false, seq: 0, beganAtMs: 0, savedAtMs: 5, ticketId: null, follows: null };
  const saved: CallFields[] = [];
  const waiting: number[] = [];
  const { bridge } = createFakeBridge({
    'calls.save': ({ fields }) => {
      saved.push(fields);
      const call: Call = { id: callId, fields, revision: saved.length, ...rest };
      return Promise.resolve(succeed(call));
    },
    ...handlers,
  });
  const known = { isEditable: true };
  const session = createCallSession({
    ask: createIpcClient(bridge).ask,
    schedule: (delayMs) => {
      waiting.push(delayMs);
      return () => void waiting.splice(waiting.indexOf(delayMs), 1);
    },
    callId,
    saved: { ...blankCallFields, ...change },
    isEditable: () => known.isEditable,
    onSaved: () => undefined,
  });
  return { session, saved, waiting, known };
}
