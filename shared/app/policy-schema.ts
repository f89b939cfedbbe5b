import { z } from 'zod';
import { syncServerSchema } from '../sync/sync-server-and-state';
import { settingsSchema } from './settings';

/** A path on this computer's own disk. On Windows it may begin with `%LOCALAPPDATA%`. A share is refused. */
const localPathSchema = z
  .string()
  .max(240)
  .regex(/^(?:%LOCALAPPDATA%\\|[A-Za-z]:\\|\/(?!\/))(?!.*[/\\]\.\.(?:[/\\]|$))[^%]*$/);

/** As `localPathSchema`, but only a whole path. */
const wholePathSchema = z
  .string()
  .max(240)
  .regex(/^(?:[A-Za-z]:\\|\/(?!\/))(?!.*[/\\]\.\.(?:[/\\]|$))[^%]*$/);

/** A path of a disk or a share, or an address that is encrypted. */
const updatePlaceSchema = z
  .string()
  .max(240)
  .regex(/^(?:[A-Za-z]:\\|\\\\[^\\]+\\|\/(?!\/)|https:\/\/[^\s/@]+\/)[^%]*$/);

/**
 * What an organisation may set for its PCs: each key and its values. The host, TLS, the sandbox, the token and passwords are
 * no keys, and never become one. ADMX, the macOS profile and docs/roll-out are made from this schema and the texts in
 * policy-texts.fixture.ts.
 */
export const policySchema = z
  .strictObject({
    Mode: z.enum(['live', 'practice', 'choose']),
    DataFolder: localPathSchema,
    Language: settingsSchema.shape.language,
    Theme: settingsSchema.shape.theme,
    MaskedDisplay: z.boolean(),
    AddReferenceToRemark: z.boolean(),
    KeepDays: z.int().min(30).max(3650),
    AllowExport: z.boolean(),
    AllowArchive: z.boolean(),
    AllowErase: z.boolean(),
    AllowTokenChange: z.boolean(),
    SupportContact: z.string().trim().min(1).max(200),
    TemplatesFile: wholePathSchema,
    LogLevel: z.enum(['warn', 'info', 'debug']),
    UpdateNotice: updatePlaceSchema,
    InstallUpdates: z.boolean(),
    SharedHistoryHost: syncServerSchema.shape.host,
    SharedHistoryPort: syncServerSchema.shape.port,
    SharedHistoryDatabase: syncServerSchema.shape.database,
    SharedHistoryUser: syncServerSchema.shape.user,
    SharedHistoryCertificateFile: wholePathSchema,
  })
  .partial();

export type PolicyValues = z.infer<typeof policySchema>;
export type PolicyKey = keyof PolicyValues;

export const policyKeys = policySchema.keyof().options;

/** These have an effect as required values only: agents have no such choice. */
export const requiredOnlyKeys: ReadonlySet<PolicyKey> = new Set([
  'AllowExport',
  'AllowArchive',
  'AllowErase',
  'AllowTokenChange',
]);

/** Where an entry stood: for all users of the PC, or for this user. */
export const policyPlaces = ['machine', 'user'] as const;
/** Required values cannot be changed in the app. Recommended ones hold until the agent chooses another. */
export const policyLevels = ['required', 'recommended'] as const;
/**
 * Why an entry has no effect. `overridden`: a place that counts more has the key, too. `required-only`: as a recommended
 * value it does nothing. `not-readable`: the file that it names, or the place of the policies themselves, cannot be read.
 */
export const policyProblems = [
  'unknown-key',
  'invalid-value',
  'overridden',
  'required-only',
  'not-readable',
] as const;

/** The name, in the place of a key, under which policies that cannot be read are listed. */
export const unreadPolicies = 'policies';

/** One entry as it was found, for the list in Settings and for the log. */
export const policyEntrySchema = z.strictObject({
  key: z.string().max(100),
  value: z.string().max(300),
  place: z.enum(policyPlaces),
  level: z.enum(policyLevels),
  problem: z.enum(policyProblems).nullable(),
});
export type PolicyEntry = z.infer<typeof policyEntrySchema>;
