/** Ignores errors of a copy in memory: if the database is closed, damaged or locked, other operations report it. */
export function ignoreErrors(work: () => void): void {
  try {
    work();
  } catch {
    // The memory stays as it is.
  }
}
