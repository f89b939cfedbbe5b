import type { Mode } from '../../shared/app/mode';
import type { AppError } from '../../shared/errors/app-error';
import type { PrivacyState } from '../../shared/privacy/retention-and-erasure';
import { succeed, type Result } from '../../shared/result';
import type { RemoteSet } from '../db/cross-thread-store-types';
import { shownRecords } from '../export/export-record-store';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { ErasurePreviewStore } from './erasure-preview-store';
import type { ErasureRecordStore } from './erasure-record-store';
import type { PrivacyService } from './privacy-service';

export type PrivacyHandlerParts = {
  readonly keepDays: (mode: Mode) => number | null;
  readonly setKeepDays: (mode: Mode, keepDays: number | null) => Result<null, AppError>;
  /** Saves the incoming calls that could not be saved. */
  readonly saveRings: () => Promise<Result<null, AppError>>;
};

type PrivacyWorkspace = {
  readonly mode: Mode;
  readonly stores: RemoteSet<{
    erasureRecords: ErasureRecordStore;
    erasurePreviews: ErasurePreviewStore;
  }>;
  readonly privacy: PrivacyService;
};

/** Creates the handlers for requests about data retention, and about erasing a caller. */
export function createPrivacyHandlers(
  parts: PrivacyHandlerParts,
  withWorkspace: WithWorkspace<PrivacyWorkspace>,
): HandlersOf<'privacy'> {
  async function privacyState({ mode, stores }: PrivacyWorkspace): Promise<Result<PrivacyState, AppError>> {
    const erasures = await stores.erasureRecords.erasures(shownRecords);
    return erasures.ok
      ? succeed({ retentionDays: parts.keepDays(mode), erasures: erasures.value })
      : erasures;
  }

  return {
    'privacy.get-state': () => withWorkspace(privacyState),
    'privacy.set-retention': ({ retentionDays }) =>
      withWorkspace(async (workspace) => {
        const set = parts.setKeepDays(workspace.mode, retentionDays);
        if (!set.ok) return set;
        workspace.privacy.checkSoon();
        return privacyState(workspace);
      }),
    'privacy.preview-retention': ({ retentionDays }) =>
      withWorkspace(({ privacy }) => privacy.findOlder(retentionDays)),
    'privacy.preview-erasure': async (caller) => {
      await parts.saveRings();
      return withWorkspace(({ privacy }) => privacy.find(caller));
    },
    'privacy.erase-caller': async (caller) => {
      // A ring that is saved after the erasure of its caller would stay.
      const saved = await parts.saveRings();
      return saved.ok ? withWorkspace(({ privacy }) => privacy.erase(caller)) : saved;
    },
    'privacy.is-erasure-requested': ({ ticketId }) =>
      withWorkspace(({ stores }) => stores.erasurePreviews.isErasureRequested(ticketId)),
  };
}
