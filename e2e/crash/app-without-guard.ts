import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const projectFolder = join(import.meta.dirname, '../..');

/** A copy of the built app whose window is told that everything typed is saved, while nothing is. */
export const appThatSavesNothing = (): string =>
  patched('saves-nothing', /stores\.calls\.save\(callId, fields, [^)]*\(\)\)/, 'stores.calls.get(callId)');

/** A copy of the built app that takes every start for the first one. */
export const appWithoutLock = (): string =>
  patched('without-lock', /\w+\.requestSingleInstanceLock\(\)/, 'true');

/** @throws where the built app has no such place: then the control would be void */
function patched(name: string, place: RegExp, instead: string): string {
  const folder = join(dirname(process.env['HELPDESK_CRASH_DRIVER'] ?? ''), name);
  mkdirSync(folder, { recursive: true });
  cpSync(join(projectFolder, 'out'), join(folder, 'out'), { recursive: true });
  symlinkSync(join(projectFolder, 'package.json'), join(folder, 'package.json'));
  const main = join(folder, 'out/main/main.js');
  const text = readFileSync(main, 'utf8');
  if (!place.test(text)) throw new Error(`nothing to take away for ${name}`);
  writeFileSync(main, text.replace(place, instead));
  return folder;
}
