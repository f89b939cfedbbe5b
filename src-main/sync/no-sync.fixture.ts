import type { WorkspaceParts } from '../workspace/workspace';

/** For desks that write nothing for others. */
export const noSync: WorkspaceParts['feed'] = {
  folder: () => null,
  newPcId: () => 'desk-1',
  pcName: 'PC-1',
  onChanged: () => undefined,
};
