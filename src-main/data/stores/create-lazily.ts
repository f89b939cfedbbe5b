/** What creates each part. */
export type Factories<Parts> = { readonly [Name in keyof Parts]: () => Parts[Name] };

/** Creates each part when it is first read, and once. Reading all values, as a spread does, creates all. */
export function createLazily<Parts extends object>(factories: Factories<Parts>): Parts {
  const parts = {};
  for (const [name, create] of Object.entries<() => unknown>(factories)) {
    let part: { readonly value: unknown } | undefined;
    Object.defineProperty(parts, name, {
      enumerable: true,
      get: () => (part ??= { value: create() }).value,
    });
  }
  return parts as Parts;
}
