import type { WorkspaceParts } from '../workspace/workspace';

/** For workspaces that write nothing to a shared history. */
export const noSync: WorkspaceParts['feed'] = {
  folder: () => null,
  newPcId: () => 'desk-1',
  pcName: 'PC-1',
  onChanged: () => undefined,
};
