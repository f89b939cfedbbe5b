import { useEffect } from 'react';
import type { Ask } from '../../ipc/ipc-client';

const maxMs = 86_400_000;

/** Reports how long the call was on screen, each time it is hidden. */
export function useReportVisibleTime(ask: Ask, callId: string, isShown: boolean): void {
  useEffect(() => {
    if (!isShown) return undefined;
    let sinceMs: number | null = document.hidden ? null : performance.now();
    const tell = () => {
      if (sinceMs === null) return;
      const ms = Math.min(maxMs, Math.round(performance.now() - sinceMs));
      sinceMs = null;
      if (ms > 0) void ask('calls.add-screen-time', { callId, ms });
    };
    const onVisibility = () => {
      if (document.hidden) tell();
      else sinceMs ??= performance.now();
    };
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', tell);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', tell);
      tell();
    };
  }, [ask, callId, isShown]);
}
