import { simulations, type Simulation, type PracticeState } from '../../shared/app/practice-state';

/** How the practice server treats one request. */
export type PracticeSimulation = { readonly simulation: Simulation; readonly errorCode: string | null };

/**
 * What a remark orders with `#practice <bad day or error code>`, in any case and wherever it stands. Undefined
 * where there is no such marker, or one that names nothing known.
 */
export function parseSimulation(remark: string): PracticeSimulation | undefined {
  const wish = /#practice\s+(.+)/i.exec(remark)?.[1]?.toLowerCase().trim().replaceAll(/\s+/g, '-');
  if (wish === undefined) return undefined;
  const errorCode = /^-?\d{1,9}(?!\w)/.exec(wish)?.[0];
  if (errorCode !== undefined) return { simulation: 'none', errorCode };
  const simulation = simulations.find((day) => wish === day || wish.startsWith(`${day}-`));
  return simulation === undefined ? undefined : { simulation, errorCode: null };
}

/** How long the answer takes, in ms: half to one and a half times what the panel says, longer on a slow day. */
export function getAnswerDelayMs(state: PracticeState, simulation: Simulation, random: number): number {
  const delayMs = Math.round(state.delayMs * (0.5 + random));
  return simulation === 'slow' ? delayMs + slowDayMs : delayMs;
}

const slowDayMs = 6000;
