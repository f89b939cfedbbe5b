import { z } from 'zod';

/** A package beside the notice. Its name has no path, so that it comes from the same folder. */
const installerSchema = z.object({
  file: z.string().regex(/^[A-Za-z0-9][\w.-]{0,99}\.(?:exe|AppImage)$/),
  sha512: z
    .string()
    .regex(/^[\dA-Fa-f]{128}$/)
    .toLowerCase(),
  bytes: z.int().min(1).max(1_000_000_000),
});

/**
 * `{"version": "0.2.0"}`, and the packages where PCs update themselves: the EXE as `installer`, the AppImage. The PCs
 * download within so many minutes of their start, and not all at once. Further keys are for others.
 */
export const updateNoticeSchema = z.object({
  version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  installer: installerSchema.optional(),
  appImage: installerSchema.optional(),
  downloadWithinMinutes: z.int().min(0).max(1440).default(30),
});

export type UpdateNotice = z.infer<typeof updateNoticeSchema>;

export type FeedInstaller = z.infer<typeof installerSchema>;
