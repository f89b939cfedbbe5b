import { dirname } from 'node:path';
import { patchApp } from '../fixtures/patched-app';

/** A copy of the built app whose window is told that everything typed is saved, while nothing is. */
export const createAppThatSavesNothing = (): string =>
  patched('saves-nothing', /stores\.calls\.save\(callId, fields, [^)]*\(\)\)/, 'stores.calls.get(callId)');

/** A copy of the built app that takes every start for the first one. */
export const createAppWithoutLock = (): string =>
  patched('without-lock', /\w+\.requestSingleInstanceLock\(\)/, 'true');

const patched = (name: string, place: RegExp, instead: string): string =>
  patchApp(name, place, instead, dirname(process.env['HELPDESK_CRASH_DRIVER'] ?? ''));
