import { fail } from '../../shared/result';
import type { WorkspaceParts } from '../workspace/workspace-parts';

/** For workspaces that share no history. */
export const noSync: WorkspaceParts['sync'] = {
  server: { read: () => null, isByPolicy: () => false, fixed: [], proposed: {} },
  password: () => Promise.resolve(fail('no-password')),
  openConnection: () => {
    throw new Error('no connection is wanted');
  },
  certificateAuthorities: () => undefined,
  newPcId: () => 'desk-1',
  pcName: 'PC-1',
  onChanged: () => undefined,
  onNotices: () => undefined,
  templates: { takeShared: () => undefined, getOwn: () => '' },
};
