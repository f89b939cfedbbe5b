import { renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readSmallFile } from '../../files/read-small-file';

const rectangleSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

/** Where the window was and how large its contents were drawn. `bounds` are those it has when not maximised. */
const windowPlaceSchema = z.strictObject({
  bounds: rectangleSchema,
  isMaximized: z.boolean(),
  zoomFactor: z.number().min(0.5).max(4),
});

export type Rectangle = z.infer<typeof rectangleSchema>;
export type WindowPlacement = z.infer<typeof windowPlaceSchema>;

/** The remembered place, or undefined where there is none that can be read: it is never worth a question. */
export function readWindowPlacement(file: string): WindowPlacement | undefined {
  try {
    return windowPlaceSchema.parse(JSON.parse(readSmallFile(file)));
  } catch {
    return undefined;
  }
}

/** @returns whether it was remembered; losing it costs nothing but a drag of the mouse */
export function writeWindowPlacement(file: string, place: WindowPlacement): boolean {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(place), { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return true;
  } catch {
    return false;
  }
}

/**
 * The remembered bounds, made to fit the screens there are now. Undefined where so little of the title bar
 * would be on any screen that nobody could take hold of it.
 */
export function fitBounds(bounds: Rectangle, workAreas: readonly Rectangle[]): Rectangle | undefined {
  const titleBar = { ...bounds, height: 32 };
  const screen = workAreas.find((area) => {
    const seen = overlap(titleBar, area);
    return seen.width >= 100 && seen.height >= 16;
  });
  if (screen === undefined) return undefined;
  return {
    ...bounds,
    width: Math.min(bounds.width, screen.width),
    height: Math.min(bounds.height, screen.height),
  };
}

function overlap(a: Rectangle, b: Rectangle): { width: number; height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  };
}
