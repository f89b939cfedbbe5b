import type { TextKey } from '../i18n/use-text';

/** The sections of Settings in their order, each with the texts to search for. The first text is its title. */
export const settingsSections = {
  token: ['settings.token'],
  mode: ['settings.mode'],
  theme: ['settings.theme'],
  language: ['settings.language'],
  reference: ['settings.reference'],
  mask: ['masking.title'],
  templates: ['templates.title'],
  endings: ['endCall.settingsTitle'],
  data: ['settings.data', 'backups.title'],
  archive: ['archive.title'],
  sync: ['sharedHistory.title'],
  privacy: ['privacy.title'],
  exports: ['exports.title'],
  keys: ['app.keys'],
  support: ['support.title'],
  about: ['about.title'],
} as const satisfies Record<string, readonly [TextKey, ...TextKey[]]>;

export type SettingsSection = keyof typeof settingsSections;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets which keys it was given
export const allSettingsSections = Object.keys(settingsSections) as readonly SettingsSection[];
