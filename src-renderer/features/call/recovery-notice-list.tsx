import { useState } from 'react';
import type { DatabaseRecovery } from '../../../shared/app/database-and-backup-state';
import { describeDatabaseRecovery } from '../../i18n/describe-database-recovery';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

/** What the start found, until the agent closes it. */
export function RecoveryNoticeList({ recovery }: { readonly recovery: DatabaseRecovery }) {
  const t = useText();
  const [isDismissed, setIsDismissed] = useState(false);
  const notices = isDismissed ? [] : describeDatabaseRecovery(recovery, t);
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
