import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { PrivacyService } from '../privacy/privacy-service';
import { exportArchive, importArchive, type ArchiveParts } from './archive-jobs';

export type ArchiveHandlerParts = Pick<ArchiveParts, 'chooseFile' | 'nowMs' | 'appVersion' | 'log'>;

type ArchiveWorkspace = Pick<ArchiveParts, 'mode' | 'folder' | 'stores' | 'jobs'> & {
  readonly historyChanged: () => void;
  readonly privacy: Pick<PrivacyService, 'checkSoon' | 'callsRedacted'>;
};

/** Creates the handlers that export the whole history as an archive, and import one. */
export function createArchiveHandlers(
  parts: ArchiveHandlerParts,
  withWorkspace: WithWorkspace<ArchiveWorkspace>,
): HandlersOf<'archive'> {
  function archiveParts(workspace: ArchiveWorkspace): ArchiveParts {
    const { historyChanged, privacy } = workspace;
    return {
      ...parts,
      ...workspace,
      onImported: historyChanged,
      onErasuresBegun: privacy.checkSoon,
      onCallsRedacted: privacy.callsRedacted,
    };
  }

  return {
    'archive.export': () => withWorkspace((workspace) => exportArchive(archiveParts(workspace))),
    'archive.import': () => withWorkspace((workspace) => importArchive(archiveParts(workspace))),
  };
}
