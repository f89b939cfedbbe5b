const clock = new Intl.DateTimeFormat('en-MY', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const clockSeconds = new Intl.DateTimeFormat('en-MY', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en-MY', { day: '2-digit', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en-MY', { day: '2-digit', month: 'short', year: 'numeric' });

/** `14:05` */
export function clockTime(atMs: number): string {
  return clock.format(atMs);
}

/** `14:05:09` */
export function exactTime(atMs: number): string {
  return clockSeconds.format(atMs);
}

/** `24 Nov 2026, 14:05:09` */
export function exactDay(atMs: number): string {
  return `${dayOfYear.format(atMs)}, ${clockSeconds.format(atMs)}`;
}

/** The clock for today, the day before that, and the year too where it is another one. */
export function shortDay(atMs: number, nowMs: number): string {
  const then = new Date(atMs);
  const now = new Date(nowMs);
  if (then.toDateString() === now.toDateString()) return clock.format(atMs);
  if (then.getFullYear() === now.getFullYear()) return `${day.format(atMs)}, ${clock.format(atMs)}`;
  return dayOfYear.format(atMs);
}
