/**
 * The same tree with other sentences: what a translation of `T` must be. A sentence too few or too many does not
 * compile.
 */
export type Translation<T> = T extends string ? string : { readonly [K in keyof T]: Translation<T[K]> };

export type SentenceValues = Readonly<Record<string, string | number>>;

/**
 * Puts values in the places of `{{name}}`, and in those of `{{name|ticket|tickets}}` the first word where the value is one,
 * else the second. A value that is not given leaves its place to be seen.
 */
export function fillIn(sentence: string, values: SentenceValues): string {
  return sentence.replaceAll(
    /\{\{(\w+)(?:\|([^|{}]+)\|([^|{}]+))?\}\}/g,
    (whole, name: string, one?: string, many?: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      if (one === undefined || many === undefined) return String(value);
      return String(value) === '1' ? one : many;
    },
  );
}

/** Every sentence of a tree with its place in it, as in `call.send`. */
export function sentencesOf(
  tree: object,
  place = '',
): readonly (readonly [place: string, sentence: string])[] {
  return Object.entries(tree).flatMap(([key, node]: [string, unknown]) => {
    const here = place === '' ? key : `${place}.${key}`;
    if (typeof node === 'string') return [[here, node] as const];
    return typeof node === 'object' && node !== null ? sentencesOf(node, here) : [];
  });
}
