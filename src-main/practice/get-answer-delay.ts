import type { Simulation, PracticeState } from '../../shared/app/practice-state';

/**
 * Returns the delay of an answer in ms: half to one and a half times the panel's value, longer for the slow simulation.
 */
export function getAnswerDelayMs(state: PracticeState, simulation: Simulation, random: number): number {
  const delayMs = Math.round(state.delayMs * (0.5 + random));
  return simulation === 'slow' ? delayMs + slowDayMs : delayMs;
}

const slowDayMs = 6000;
