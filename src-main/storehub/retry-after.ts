const longestMs = 24 * 60 * 60 * 1000;

/**
 * RFC 9110, 10.2.3: whole seconds or an HTTP date, as a duration from `nowMs`. Never negative and at most a day,
 * so that a mistyped header or a wrong clock cannot park the outbox for longer; null for anything else.
 */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return bounded(Number(text) * 1000);
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d/.test(text)) return null;
  const dateMs = Date.parse(text);
  return Number.isNaN(dateMs) ? null : bounded(dateMs - nowMs);
}

function bounded(durationMs: number): number {
  return Math.round(Math.min(Math.max(durationMs, 0), longestMs));
}
