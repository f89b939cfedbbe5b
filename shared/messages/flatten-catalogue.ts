/** Lists every message of a catalogue with its key, such as `call.send`. Plural forms keep their suffixes. */
export function flattenCatalogue(
  catalogue: object,
  prefix = '',
): readonly (readonly [key: string, message: string])[] {
  return Object.entries(catalogue).flatMap(([name, node]: [string, unknown]) => {
    const key = `${prefix}${name}`;
    if (typeof node === 'string') return [[key, node] as const];
    return typeof node === 'object' && node !== null ? flattenCatalogue(node, `${key}.`) : [];
  });
}
