import type { Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import { toTelLink, type DialOutcome } from '../../shared/phone/tel-link-and-dial-outcome';
import { succeed, type Result } from '../../shared/result';
import type { HandlersOf } from '../ipc/handler-types';
import { toErrorTrace } from '../log/error-trace';
import type { Log } from '../log/log';

/** The system's program for phone numbers. */
export type DialProgram = {
  /** Returns the program's name; null if no program dials. */
  readonly findName: () => Promise<string | null>;
  /** Hands an address, `tel:+60123456789`, to it. */
  readonly open: (address: string) => Promise<void>;
};

export type DialHandlerParts = {
  readonly dialProgram: DialProgram;
  readonly mode: () => Promise<Mode>;
  readonly nowMs: () => number;
  readonly log: Log;
};

/** A held key, or a second press by mistake, does not dial the same number again until this long after the answer, in ms. */
const repeatMs = 2_000;

/** Creates the handler that dials a number, by the system's program. The app opens nothing else outside. */
export function createDialHandlers(parts: DialHandlerParts): HandlersOf<'phone'> {
  let last: {
    readonly address: string;
    readonly outcome: Promise<DialOutcome>;
    /** Null while the program is being asked, which can take seconds. */
    endedAtMs: number | null;
  } | null = null;

  async function dial(address: string): Promise<DialOutcome> {
    if ((await parts.mode()) === 'practice') return { kind: 'practice' };
    const program = await parts.dialProgram.findName();
    if (program === null) return { kind: 'no-program' };
    try {
      await parts.dialProgram.open(address);
    } catch (thrown) {
      parts.log.warn('not dialled', toErrorTrace(thrown));
      return { kind: 'failed' };
    }
    parts.log.info('number dialled');
    return { kind: 'dialled', program };
  }

  function isRepeated(address: string): boolean {
    if (last?.address !== address) return false;
    return last.endedAtMs === null || Math.abs(parts.nowMs() - last.endedAtMs) < repeatMs;
  }

  return {
    'phone.dial': async ({ phone }): Promise<Result<DialOutcome, AppError>> => {
      const address = toTelLink(phone);
      if (address === null) return succeed({ kind: 'not-dialable' });
      if (last !== null && isRepeated(address)) return succeed(await last.outcome);
      const dialled = { address, outcome: dial(address), endedAtMs: null as number | null };
      last = dialled;
      try {
        return succeed(await dialled.outcome);
      } finally {
        dialled.endedAtMs = parts.nowMs();
      }
    },
  };
}
