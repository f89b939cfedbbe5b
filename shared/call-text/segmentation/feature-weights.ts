const zero = 'O'.charCodeAt(0);
const mostSteps = 44;

/** @returns the character of the nearest multiple of a step, at most 44 steps from 0 */
export function encodeWeight(weight: number, weightStep: number): string {
  const steps = Math.max(-mostSteps, Math.min(mostSteps, Math.round(weight / weightStep)));
  return String.fromCharCode(zero + steps);
}

/**
 * Reads the weights of a model file. Features stand one in a line, each with a tab and `count` characters: `O` is 0, and
 * each character further on in ASCII is one `weightStep` more.
 */
export function decodeWeights(lines: string, count: number, weightStep: number): Map<string, Float32Array> {
  return new Map(
    lines.split('\n').map((line) => {
      const tab = line.indexOf('\t');
      const weightAt = (index: number) => (line.charCodeAt(tab + 1 + index) - zero) * weightStep;
      return [line.slice(0, tab), Float32Array.from({ length: count }, (_, index) => weightAt(index))];
    }),
  );
}
