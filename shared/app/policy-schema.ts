import { z } from 'zod';
import { syncServerSchema } from '../sync/sync-state';
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

/**
 * What an organisation may set for its PCs: each key, its values, and its English texts for administrators. The host,
 * TLS, the sandbox, the token and passwords are no keys, and never become one. ADMX, the macOS profile and docs/roll-out are made
 * from this schema.
 */
export const policySchema = z
  .strictObject({
    Mode: z.enum(['live', 'practice', 'choose']).meta({
      title: 'Live or practice',
      description:
        'live: tickets go to StoreHub. practice: they go to the practice server inside the app. choose: the agent chooses.',
    }),
    DataFolder: localPathSchema.meta({
      title: 'Data folder',
      description:
        'Where the history lies: an absolute path on a disk of the PC, on Windows also one that begins with %LOCALAPPDATA%\\. A share is refused. What an older folder holds is not moved.',
    }),
    Language: settingsSchema.shape.language.meta({
      title: 'Language',
      description: 'The language of the screen. system: as the computer speaks.',
    }),
    Theme: settingsSchema.shape.theme.meta({
      title: 'Theme',
      description: 'Light or dark. system: as the computer has it.',
    }),
    MaskedDisplay: z.boolean().meta({
      title: 'Hide personal data',
      description: 'Hides numbers, names and addresses on the screen until the agent shows them.',
    }),
    AddReferenceToRemark: z.boolean().meta({
      title: 'Reference in the remark',
      description: 'Adds the reference of the app as the last line of the remark of each ticket.',
    }),
    KeepDays: z.int().min(30).max(3650).meta({
      title: 'Keep live tickets for (days)',
      description: 'Older live tickets are erased. Tickets that are not settled are never erased.',
    }),
    AllowExport: z.boolean().meta({
      title: 'Allow exports',
      description: 'Whether agents may write lists of the history to XLSX and CSV files.',
    }),
    AllowArchive: z.boolean().meta({
      title: 'Allow archives',
      description: 'Whether agents may export the whole history as an archive, and import one.',
    }),
    AllowErase: z.boolean().meta({
      title: 'Allow erasing callers',
      description: 'Whether agents may erase a caller on request.',
    }),
    AllowTokenChange: z.boolean().meta({
      title: 'Allow changing the token',
      description: 'Whether agents may enter, replace or remove the API token. --take-token always may.',
    }),
    SupportContact: z.string().trim().min(1).max(200).meta({
      title: 'Support contact',
      description: 'Whom agents ask for help, such as a name with an extension. Shown in Settings.',
    }),
    SharedHistoryHost: syncServerSchema.shape.host.meta({
      title: 'Shared history: server',
      description:
        'The PostgreSQL server of the shared history, by name or address. Required, the PC shares its live history there, and agents cannot stop it.',
    }),
    SharedHistoryPort: syncServerSchema.shape.port.meta({
      title: 'Shared history: port',
      description: 'The port of that server. 5432 where it is not set.',
    }),
    SharedHistoryDatabase: syncServerSchema.shape.database.meta({
      title: 'Shared history: database',
      description: 'The database there. helpdesk where it is not set.',
    }),
    SharedHistoryUser: syncServerSchema.shape.user.meta({
      title: 'Shared history: user',
      description:
        'The role of this PC in the database. %COMPUTERNAME% stands for the name of the PC in lower case. Where it is not set, the agent enters it. The password is no policy: --take-server-password.',
    }),
    SharedHistoryCertificateFile: wholePathSchema.meta({
      title: 'Shared history: certificate authority',
      description:
        'The PEM file of a private certificate authority, as a whole path on a disk of the PC. Where it is not set, the server needs a certificate that the PC trusts.',
    }),
  })
  .partial();

export type PolicyValues = z.infer<typeof policySchema>;
export type PolicyKey = keyof PolicyValues;

export const policyKeys = policySchema.keyof().options;

/** Where an entry stood: for all users of the PC, or for this user. */
export const policyPlaces = ['machine', 'user'] as const;
/** Required values cannot be changed in the app. Recommended ones hold until the agent chooses another. */
export const policyLevels = ['required', 'recommended'] as const;
/** Why an entry has no effect. `overridden`: a place that counts more has the key, too. */
export const policyProblems = ['unknown-key', 'invalid-value', 'overridden'] as const;

/** One entry as it was found, for the list in Settings and for the log. */
export const policyEntrySchema = z.strictObject({
  key: z.string().max(100),
  value: z.string().max(300),
  place: z.enum(policyPlaces),
  level: z.enum(policyLevels),
  problem: z.enum(policyProblems).nullable(),
});
export type PolicyEntry = z.infer<typeof policyEntrySchema>;
