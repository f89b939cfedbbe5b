/** Longer than most people's pause inside a word, and shorter than anybody takes to read the count. */
const debounceMs = 200;

/** Resolves once the agent has had the time to type on. */
export function waitUntilIdle(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, debounceMs);
  });
}
