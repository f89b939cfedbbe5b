import { z } from 'zod';

/** Why the server of the shared history cannot be used now. Each has a sentence and a next step. */
export const syncErrorCodes = [
  'unreachable',
  'not-chosen',
  'no-answer',
  'password-rejected',
  'no-password',
  'keychain',
  'certificate-rejected',
  'certificate-expired',
  'certificate-name',
  'certificate-file',
  'no-tls',
  'not-set-up',
  'not-allowed',
  'server-older',
  'server-newer',
  'read-only',
  'full',
  'too-many-connections',
  'history',
  'failed',
] as const;
export type SyncErrorCode = (typeof syncErrorCodes)[number];

/** What is wrong although everything is exchanged. Each has a sentence and a next step. */
export const syncWarnings = ['copied', 'clock-wrong'] as const;
export type SyncWarning = (typeof syncWarnings)[number];

/** The answer to a notice for all agents: null if the server has taken it. */
export const noticeSentSchema = z.strictObject({ errorCode: z.enum(syncErrorCodes).nullable() });

/**
 * Where the server is. `certificateFile` is the path of a private certificate authority, as PEM; null means those of
 * the system.
 */
export const syncServerSchema = z.strictObject({
  host: z
    .string()
    .trim()
    .min(1)
    .max(253)
    .regex(/^[\w.:-]+$/),
  port: z.number().int().min(1).max(65_535),
  database: z.string().trim().min(1).max(63),
  user: z.string().trim().min(1).max(63),
  certificateFile: z.string().max(4_000).nullable(),
});
export type SyncServer = z.infer<typeof syncServerSchema>;

export const syncServerFields = syncServerSchema.keyof().options;

/** The defaults of a server. */
export const usualSyncServer = { port: 5432, database: 'helpdesk', certificateFile: null } as const;

/** The password, which goes into the keychain. An empty text keeps the stored one. */
export const syncPasswordSchema = z.string().max(1_000);

/** The state of the shared history. */
export const syncStateSchema = z.strictObject({
  /** Null while the shared history is off. */
  server: syncServerSchema.nullable(),
  /** The app is in practice mode, whose tickets are not shared. */
  isPaused: z.boolean(),
  phase: z.enum(['connecting', 'exchanging', 'up-to-date', 'failed']),
  errorCode: z.enum(syncErrorCodes).nullable(),
  /** When this PC last read everything there, in ms since 1970. */
  syncedAtMs: z.number().int().nullable(),
  /** How many records of this PC are not there yet. */
  waiting: z.number().int().min(0),
  /**
   * `copied`: the server has found another copy of this history since the app was started. `clock-wrong`: its clock and
   * this one differ.
   */
  warning: z.enum(syncWarnings).nullable(),
  /** The fields that the organisation has set. */
  fixed: z.array(z.enum(syncServerFields)).readonly(),
  /** What a form for the server begins with. */
  proposed: syncServerSchema.partial(),
  /** This PC’s user is a supervisor on the server. */
  maySendNotices: z.boolean(),
});
export type SyncState = z.infer<typeof syncStateSchema>;

/** Names the server as people write it, and as the history remembers which one was chosen. */
export function formatServerAddress({ host, port, database }: SyncServer): string {
  return `${host}:${port}/${database}`;
}

/** True for this computer itself, where no certificate is needed. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
