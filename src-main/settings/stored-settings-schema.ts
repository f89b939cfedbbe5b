import { z } from 'zod';
import { defaultSettings, settingsSchema } from '../../shared/app/settings';
import { modes } from '../../shared/app/mode';
import { tokenRefusals, type TokenRefusal } from '../../shared/outcome/token-refusals';
import { retentionDaysSchema } from '../../shared/privacy/retention-days';
import { syncServerSchema } from '../../shared/sync/sync-server-and-state';

/**
 * The app's own settings. `chosenMode` is null until an agent chooses. `hasHadToken` tells a keychain that lost its
 * token from a PC that never had one. `hasBeenLive` tells a PC that only practised from one that returned to practice.
 * `refusedTokenHash` tells the token that StoreHub refused last from another, and `refusedTokenFor` how it did; null if an
 * earlier version wrote the hash. Never contains the token, nor any part of it.
 */
const settings = z.object({
  ...settingsSchema.shape,
  chosenMode: z.enum(modes).nullable(),
  hasHadToken: z.boolean(),
  hasBeenLive: z.boolean(),
  keepDays: retentionDaysSchema,
  practiceKeepDays: retentionDaysSchema,
  syncServer: syncServerSchema.nullable(),
  refusedTokenHash: z.string().nullable(),
  refusedTokenFor: z.enum(tokenRefusals).nullable(),
});

export type StoredSettings = z.infer<typeof settings>;

export const initialSettings: StoredSettings = {
  ...defaultSettings,
  chosenMode: null,
  hasHadToken: false,
  hasBeenLive: false,
  keepDays: null,
  practiceKeepDays: null,
  syncServer: null,
  refusedTokenHash: null,
  refusedTokenFor: null,
};

/**
 * Whether the PC had a token or was live. No single record of it is enough: a token that IT stored is first seen when the
 * app opens live with it, and a token can be entered in practice.
 */
export function hasLiveBeenSetUp(stored: Pick<StoredSettings, 'hasHadToken' | 'hasBeenLive'>): boolean {
  return stored.hasHadToken || stored.hasBeenLive;
}

/**
 * Returns the hash of the token that StoreHub refused in this way last; null if it is not known. Earlier versions stored that
 * of a token which was signed out, and none where the account was blocked.
 */
export function findRefusedTokenHash(
  stored: Pick<StoredSettings, 'refusedTokenHash' | 'refusedTokenFor'>,
  refusal: TokenRefusal,
): string | null {
  return (stored.refusedTokenFor ?? 'signed-out') === refusal ? stored.refusedTokenHash : null;
}

/** Returns the settings in the object. A value of another version that this one cannot read counts as absent. */
export function parseStoredSettings(stored: object): Partial<StoredSettings> {
  const entries = Object.entries(settings.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse((stored as Readonly<Record<string, unknown>>)[name]);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(entries);
}
