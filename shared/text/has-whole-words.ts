/** Whether each of these words is one of the name, both normalised. */
export function hasWholeWords(name: string, words: string): boolean {
  return words.split(' ').every((word) => ` ${name} `.includes(` ${word} `));
}
