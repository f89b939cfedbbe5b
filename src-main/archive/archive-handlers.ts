import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import { exportArchive, importArchive, type ArchiveParts } from './archive-jobs';

export type ArchiveHandlerParts = Pick<ArchiveParts, 'chooseFile' | 'nowMs' | 'appVersion' | 'log'>;

type ArchiveWorkspace = Pick<ArchiveParts, 'mode' | 'folder' | 'stores' | 'jobs'> & {
  readonly historyChanged: () => void;
};

/** Creates the handlers that export the whole history as an archive, and import one. */
export function createArchiveHandlers(
  parts: ArchiveHandlerParts,
  withWorkspace: WithWorkspace<ArchiveWorkspace>,
): HandlersOf<'archive'> {
  function archiveParts(workspace: ArchiveWorkspace): ArchiveParts {
    return { ...parts, ...workspace, onImported: workspace.historyChanged };
  }

  return {
    'archive.export': () => withWorkspace((workspace) => exportArchive(archiveParts(workspace))),
    'archive.import': () => withWorkspace((workspace) => importArchive(archiveParts(workspace))),
  };
}
