import type { DeskParts } from '../workspace/workspace';

/** For desks that write nothing for others. */
export const noFeed: DeskParts['feed'] = {
  folder: () => null,
  newDeskId: () => 'desk-1',
  pcName: 'PC-1',
  onChanged: () => undefined,
};
