/** An error that the person at the terminal can fix. It is printed without a stack. */
export class Stop extends Error {}

export function say(line) {
  console.log(line);
}

export async function runOrStop(work) {
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    process.exit(1);
  }
}

export const secondsSince = (startMs) => `${((performance.now() - startMs) / 1000).toFixed(1)} s`;
