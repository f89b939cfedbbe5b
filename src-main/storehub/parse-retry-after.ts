const maxMs = 24 * 60 * 60 * 1000;

/**
 * Parses a `Retry-After` header (RFC 9110, 10.2.3), in whole seconds or as an HTTP date, into a duration. A date counts from the
 * `Date` of the answer, which is of the same clock, and only without one from `nowMs`.
 * The result is never negative and at most a day, so that a mistyped header or a wrong clock cannot pause the outbox
 * for longer. Returns null for anything else.
 */
export function parseRetryAfterMs(
  header: string | null,
  nowMs: number,
  answerDate: string | null = null,
): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return clampDuration(Number(text) * 1000);
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d/.test(text)) return null;
  const dateMs = Date.parse(text);
  const answeredMs = Date.parse(answerDate ?? '');
  return Number.isNaN(dateMs)
    ? null
    : clampDuration(dateMs - (Number.isNaN(answeredMs) ? nowMs : answeredMs));
}

function clampDuration(durationMs: number): number {
  return Math.round(Math.min(Math.max(durationMs, 0), maxMs));
}
