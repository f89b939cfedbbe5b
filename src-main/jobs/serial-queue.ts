/** Works of which each begins once the one before it has ended, however it ended. */
export function createSerialQueue() {
  let last: Promise<unknown> = Promise.resolve();

  return {
    run<T>(work: () => Promise<T>): Promise<T> {
      const done = last.then(work);
      last = done.catch(() => undefined);
      return done;
    },

    /** Once all that was asked for so far has ended. */
    settled: (): Promise<unknown> => last,
  };
}
