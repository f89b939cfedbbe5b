import { useState } from 'react';
import type { IpcClient } from '../../ipc/ipc-client';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { describeDatabaseRecovery } from '../../i18n/describe-database-recovery';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

/** Shown once, after the start that found the history damaged, older than this PC's records, or from another PC. */
export function DatabaseRecoveryNotices({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const { data: recovery } = useIpcQuery(client, 'database.recovery', null);
  const [isDismissed, setIsDismissed] = useState(false);
  const notices = recovery === null || isDismissed ? [] : describeDatabaseRecovery(recovery, t);
  return notices.map((notice, at) => (
    <Notice key={notice.sentence} tone="wait" {...notice}>
      {at === notices.length - 1 && (
        <Button kind="quiet" onPress={() => setIsDismissed(true)}>
          {t('shortcuts.close')}
        </Button>
      )}
    </Notice>
  ));
}
