import type { DeskParts } from '../desk';

/** For desks that write nothing for others. */
export const noFeed: DeskParts['feed'] = {
  folder: () => null,
  newDeskId: () => 'desk-1',
  pcName: 'PC-1',
  onChanged: () => undefined,
};
