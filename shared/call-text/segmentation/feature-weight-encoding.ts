const zero = 'O'.charCodeAt(0);
const maxSteps = 44;

/** @returns the character of the nearest multiple of a step, at most 44 steps from 0 */
export function encodeWeight(weight: number, weightStep: number): string {
  const steps = Math.max(-maxSteps, Math.min(maxSteps, Math.round(weight / weightStep)));
  return String.fromCharCode(zero + steps);
}

/**
 * Reads the weights of a model file. Features stand one in a line, each with a tab and `count` characters: `O` is 0, and
 * each character further on in ASCII is one `weightStep` more.
 */
export function decodeWeights(lines: string, count: number, weightStep: number): Map<string, Float32Array> {
  const decoded = new Map<string, Float32Array>();
  for (const line of lines.split('\n')) {
    const tab = line.indexOf('\t');
    // Filled in a loop: `Float32Array.from` is ten times slower, and there are twenty thousand.
    const weights = new Float32Array(count);
    for (let index = 0; index < count; index += 1)
      weights[index] = (line.charCodeAt(tab + 1 + index) - zero) * weightStep;
    decoded.set(line.slice(0, tab), weights);
  }
  return decoded;
}
