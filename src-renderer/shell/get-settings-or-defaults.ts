import type { AppState } from '../../shared/app/app-state';
import { defaultEndingKinds } from '../../shared/calls/call-ending';

const noKeys = {};

/** The settings that apply before the main process has answered, too. */
export function getSettingsOrDefaults(app: AppState | null) {
  return {
    theme: app?.settings.theme ?? 'system',
    keys: app?.settings.keys ?? noKeys,
    endingKinds: app?.settings.endingKinds ?? defaultEndingKinds,
  };
}
