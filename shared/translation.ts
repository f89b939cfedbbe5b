/**
 * The same tree with other sentences: what a translation of `T` must be. A sentence too few or too many does not
 * compile.
 */
export type Translation<T> = T extends string ? string : { readonly [K in keyof T]: Translation<T[K]> };

export type SentenceValues = Readonly<Record<string, string | number>>;

/** Puts values in the places of `{{name}}`; a value that is not given leaves its place to be seen. */
export function fillIn(sentence: string, values: SentenceValues): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
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
