/** Finds the next day of a month with this number, which may be today: 31, in November, is 31 December. */
export function findDayOfMonth(day: number, nowMs: number): Date | 'invalid' {
  const now = new Date(nowMs);
  const first = day < now.getDate() ? 1 : 0;
  // Of two months in a row, one has 31 days, and only one of them may be February.
  return (
    [first, first + 1]
      .map((monthsOn) => new Date(now.getFullYear(), now.getMonth() + monthsOn, day))
      .find((date) => date.getDate() === day) ?? 'invalid'
  );
}
