/** Letters and digits that are not mistaken for one another: no 0 O, 1 I L, 5 S, 8 B, 2 Z, U V. */
const spokenAlphabet = '34679ACDEFGHJKMNPQRTWXY';
const referenceLength = 5;

/**
 * A ticket's own short name, `SH-` and five characters, spoken while there is no case number. The pattern also accepts
 * four.
 */
export const referencePattern = /^SH-[34679ACDEFGHJKMNPQRTWXY]{4,5}$/;

/**
 * The first three characters of the alphabet occur 12 times in 256 and the others 11 times. This bias does not matter:
 * only collisions count.
 * @param randomBytes at least five random bytes; the same bytes give the same reference
 */
export function createReference(randomBytes: Uint8Array): string {
  const characters = Array.from(randomBytes.slice(0, referenceLength), (byte) =>
    spokenAlphabet.charAt(byte % spokenAlphabet.length),
  );
  return `SH-${characters.join('')}`;
}

const candidateCount = 32;

/** Creates references to choose a free one from. */
export function createCandidateReferences(randomBytes: (length: number) => Uint8Array): readonly string[] {
  const bytes = randomBytes(candidateCount * referenceLength);
  return Array.from({ length: candidateCount }, (_, index) =>
    createReference(bytes.subarray(index * referenceLength)),
  );
}
