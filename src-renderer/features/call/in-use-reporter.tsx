import { memo, useEffect } from 'react';
import type { Ask } from '../../ipc/ipc-client';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';
import { useIsInUse } from './use-is-in-use';

type InUseReporterProps = { readonly ask: Ask; readonly calls: OpenCallsStore };

/** Tells the main process whether IT, or an update, may close the app. Alone, so that a first key draws nothing else. */
export const InUseReporter = memo(function InUseReporter({ ask, calls }: InUseReporterProps): null {
  const isInUse = useIsInUse(calls);
  useEffect(() => void ask('app.report-in-use', { isInUse }), [ask, isInUse]);
  return null;
});
