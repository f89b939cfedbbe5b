import type { Call } from '../../../../shared/calls/call';
import type { Schedule } from '../../../../shared/time/schedule';
import type { Ask } from '../../../ipc/ipc-client';
import { createCallSession, type CallSession } from './call-session';

type Parts = {
  readonly ask: Ask;
  readonly schedule: Schedule;
  readonly isEditable: (callId: string) => boolean;
  readonly onSaved: (call: Call) => void;
};

/** Keeps one session per call as long as the window is open, so that a restored call is as it was. */
export function createCallSessions({ ask, schedule, isEditable, onSaved }: Parts) {
  const sessions = new Map<string, CallSession>();
  return {
    get: (callId: string) => sessions.get(callId),
    /** @param isOpen the call is open: its current fields then take precedence over the saved ones */
    getOrCreate: ({ id, fields }: Call, isOpen: boolean): CallSession => {
      const existing = sessions.get(id);
      if (!isOpen) existing?.load(fields);
      const session =
        existing ??
        createCallSession({
          ask,
          schedule,
          callId: id,
          saved: fields,
          isEditable: () => isEditable(id),
          onSaved,
        });
      sessions.set(id, session);
      return session;
    },
    /** Drops the fields as well. */
    forget: (callIds: readonly string[]): void => {
      for (const callId of callIds) {
        sessions.get(callId)?.saver.forget();
        sessions.delete(callId);
      }
    },
    forgetAutofills: (callIds: readonly string[]): void => {
      for (const callId of callIds) sessions.get(callId)?.forgetAutofills();
    },
    flushAll: async (): Promise<void> => {
      await Promise.all([...sessions.values()].map(({ saver }) => saver.flush()));
    },
    saveOnExit: (): void => {
      for (const { saver } of sessions.values()) saver.saveOnExit();
    },
  };
}
