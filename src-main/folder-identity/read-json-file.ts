import type { z } from 'zod';
import { readSmallFile } from '../files/read-small-file';

/** Reads a file as JSON. Returns null if it cannot be read or does not match the schema. */
export function readJson<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(readSmallFile(file))).data ?? null;
  } catch {
    return null;
  }
}
