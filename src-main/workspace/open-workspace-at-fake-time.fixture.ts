import { succeed } from '../../shared/result';
import { countedBytes, fakeStoreHub, type fakeTime } from '../fake-storehub-and-timers.fixture';
import { defaultWorkspaceParts } from './default-workspace-parts.fixture';
import { openWorkspace, type Workspace } from './workspace';
import type { WorkspaceParts } from './workspace-parts';

/** Opens a live workspace whose clock and timers are fake. Without other parts it has no token, and sends to a fake StoreHub. */
export async function openWorkspaceAtFakeTime(
  time: ReturnType<typeof fakeTime>,
  parts: Pick<WorkspaceParts, 'userDataFolder'> & Partial<WorkspaceParts>,
): Promise<Workspace> {
  const opened = await openWorkspace({
    ...defaultWorkspaceParts,
    sendRequest: fakeStoreHub().sendRequest,
    token: () => Promise.resolve(succeed(null)),
    nowMs: time.nowMs,
    random: () => 0.5,
    randomBytes: countedBytes(),
    schedule: time.schedule,
    ...parts,
  });
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}
