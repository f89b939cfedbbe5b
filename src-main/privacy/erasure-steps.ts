import { succeed, type Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import type { PrivacyServiceParts } from './privacy-service-parts';

/** A step of a long task. Returns the pause before the next step in ms, or null at the end. */
export type Step = () => Promise<Result<number | null, DatabaseError>>;

/** Other work runs in the pause between steps. */
export const pauseMs = 10;
/** The pause while a reader needs the log, as an export or a backup of a long history does. */
const inUsePauseMs = 500;

/** The steps that erase, rewrite the index, and scrub the file. */
export function createErasureSteps({
  erasures,
  ticketIndex,
}: Pick<PrivacyServiceParts['stores'], 'erasures' | 'ticketIndex'>) {
  const eraseRemaining: Step = async () => toPause(await erasures.eraseSome());

  function createMergeStep(): Step {
    let isFirst = true;
    return async () => {
      const isMoreLeft = await ticketIndex.mergeSome(isFirst);
      isFirst = false;
      return toPause(isMoreLeft);
    };
  }

  function createScrubStep(): Step {
    let from = 0;
    return async () => {
      const next = await erasures.scrubSome(from);
      if (!next.ok || next.value === null) return next.ok ? succeed(null) : next;
      const isInUse = next.value === from;
      from = next.value;
      return succeed(isInUse ? inUsePauseMs : pauseMs);
    };
  }
  return { eraseRemaining, createMergeStep, createScrubStep };
}

function toPause(isMoreLeft: Result<boolean, DatabaseError>): Result<number | null, DatabaseError> {
  return isMoreLeft.ok ? succeed(isMoreLeft.value ? pauseMs : null) : isMoreLeft;
}
