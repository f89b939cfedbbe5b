import { badDays, type BadDay, type PracticeState } from '../../shared/app/practice-state';

/** How the practice server treats one request. */
export type PracticeDay = { readonly badDay: BadDay; readonly errorCode: string | null };

/**
 * What a remark orders with `#practice <bad day or error code>`, in any case and wherever it stands. Undefined
 * where there is no such marker, or one that names nothing known.
 */
export function markedDay(remark: string): PracticeDay | undefined {
  const wish = /#practice\s+(.+)/i.exec(remark)?.[1]?.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  if (wish === undefined) return undefined;
  const errorCode = /^-?\d{1,9}(?!\w)/.exec(wish)?.[0];
  if (errorCode !== undefined) return { badDay: 'none', errorCode };
  const badDay = badDays.find((day) => wish === day || wish.startsWith(`${day} `));
  return badDay === undefined ? undefined : { badDay, errorCode: null };
}

/** How long the answer takes, in ms: half to one and a half times what the panel says, longer on a slow day. */
export function answerDelayMs(state: PracticeState, badDay: BadDay, random: number): number {
  const delayMs = Math.round(state.delayMs * (0.5 + random));
  return badDay === 'slow' ? delayMs + slowDayMs : delayMs;
}

const slowDayMs = 6000;
