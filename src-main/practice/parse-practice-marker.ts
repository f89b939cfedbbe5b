import { simulations, type Simulation } from '../../shared/app/practice-state';

/** How the practice server treats one request. */
export type PracticeSimulation = { readonly simulation: Simulation; readonly errorCode: string | null };

/**
 * Parses the marker `#practice <simulation or error code>` in a remark, in any case and position. Returns undefined
 * without a marker, or if it names nothing known.
 */
export function parsePracticeMarker(remark: string): PracticeSimulation | undefined {
  const wish = /#practice\s+(.+)/i.exec(remark)?.[1]?.toLowerCase().trim().replaceAll(/\s+/g, '-');
  if (wish === undefined) return undefined;
  const errorCode = /^-?\d{1,9}(?!\w)/.exec(wish)?.[0];
  if (errorCode !== undefined) return { simulation: 'none', errorCode };
  const simulation = simulations.find((day) => wish === day || wish.startsWith(`${day}-`));
  return simulation === undefined ? undefined : { simulation, errorCode: null };
}
