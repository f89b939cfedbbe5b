import { dirname } from 'node:path';
import { patchApp } from '../../fixtures/patched-app';

/** A copy of the built app that tells its window that typed text is saved, but saves nothing. */
export const createAppThatSavesNothing = (): string =>
  patched(
    'saves-nothing',
    /stores\.calls\.saveWithinLimit\(callId, fields, nowMs\(\)\)/,
    'stores.calls.get(callId)',
  );

/** A copy of the built app that treats every start as the first instance. */
export const createAppWithoutLock = (): string =>
  patched('without-lock', /\w+\.requestSingleInstanceLock\([^)]*\)/, 'true');

const patched = (name: string, place: RegExp, instead: string): string =>
  patchApp(name, place, instead, dirname(process.env['HELPDESK_CRASH_DRIVER'] ?? ''));
