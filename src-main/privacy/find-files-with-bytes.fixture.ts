import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Lists all files under a folder that contain any of these texts byte for byte, in UTF-8 or UTF-16. */
export function findFilesWith(folder: string, texts: readonly string[]): string[] {
  const needles = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name);
    if (!statSync(file).isFile()) return false;
    const bytes = readFileSync(file);
    return needles.some((needle) => bytes.includes(needle));
  });
}
