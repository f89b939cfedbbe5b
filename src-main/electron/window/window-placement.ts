import { z } from 'zod';
import { readSmallFile } from '../../files/read-small-file';
import { writeFileAtomic } from '../../files/write-file-atomic';

const rectangleSchema = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

/** The position and zoom of the window. `bounds` are those of the window when it is not maximised. */
const windowPlaceSchema = z.strictObject({
  bounds: rectangleSchema,
  isMaximized: z.boolean(),
  zoomFactor: z.number().min(0.5).max(4),
});

export type Rectangle = z.infer<typeof rectangleSchema>;
export type WindowPlacement = z.infer<typeof windowPlaceSchema>;

/** Reads the stored placement. Returns undefined if it is missing or unreadable, which is never worth a message. */
export function readWindowPlacement(file: string): WindowPlacement | undefined {
  try {
    return windowPlaceSchema.parse(JSON.parse(readSmallFile(file)));
  } catch {
    return undefined;
  }
}

/** @returns false if it could not be saved, which only means that the agent moves the window again */
export function writeWindowPlacement(file: string, place: WindowPlacement): boolean {
  try {
    writeFileAtomic(file, JSON.stringify(place));
    return true;
  } catch {
    return false;
  }
}

/**
 * Fits the stored bounds to the current screens. Returns undefined if too little of the title bar would be visible to
 * drag it.
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
