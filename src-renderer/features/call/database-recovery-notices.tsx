import { lazy, Suspense } from 'react';
import type { IpcClient } from '../../ipc/ipc-client';
import { useIpcQuery } from '../../ipc/use-ipc-query';

// Hardly any start finds something to say: none loads the words for it.
const RecoveryNoticeList = lazy(async () => ({
  default: (await import('./recovery-notice-list')).RecoveryNoticeList,
}));

/** Shown once, after the start that found the history damaged, older than this PC's records, or from another PC. */
export function DatabaseRecoveryNotices({ client }: { readonly client: IpcClient }) {
  const { data: recovery } = useIpcQuery(client, 'database.get-recovery', null);
  const isSound = recovery === null || (recovery.restored === null && recovery.rollback === null);
  if (isSound) return null;
  return (
    <Suspense fallback={null}>
      <RecoveryNoticeList recovery={recovery} />
    </Suspense>
  );
}
