import {
  policyKeys,
  policySchema,
  requiredOnlyKeys,
  type PolicyEntry,
  type PolicyKey,
  type PolicyValues,
} from './policy-schema';

/** The values of one place and level, as they were read. */
export type PolicySource = Pick<PolicyEntry, 'place' | 'level'> & {
  readonly values: Readonly<Record<string, unknown>>;
};

export type Policies = {
  readonly required: PolicyValues;
  readonly recommended: PolicyValues;
  /** Everything that was found, with what has no effect. */
  readonly entries: readonly PolicyEntry[];
};

export const noPolicies: Policies = { required: {}, recommended: {}, entries: [] };

/** More than there are keys in all places. */
const maxEntries = 100;

/**
 * Reads policies. A broken value counts as absent. Of several places, the first one with a valid value wins, and what
 * is required wins over what is recommended.
 * @param sources the place that counts most first
 */
export function parsePolicies(sources: readonly PolicySource[]): Policies {
  const found = { required: new Map<PolicyKey, unknown>(), recommended: new Map<PolicyKey, unknown>() };
  const entries: PolicyEntry[] = [];
  const inOrder = [
    ...sources.filter(({ level }) => level === 'required'),
    ...sources.filter(({ level }) => level === 'recommended'),
  ];
  for (const { place, level, values } of inOrder) {
    for (const [name, raw] of Object.entries(values)) {
      const key = policyKeys.find((known) => known === name);
      const value = key === undefined ? undefined : parseValue(key, raw);
      const isSet = key !== undefined && (found.required.has(key) || found.recommended.has(key));
      const problem = problemOf(key, value, { isSet, level });
      entries.push({ key: name.slice(0, 100), value: describe(raw), place, level, problem });
      if (problem === null && key !== undefined) found[level].set(key, value);
    }
  }
  return {
    required: policySchema.parse(Object.fromEntries(found.required)),
    recommended: policySchema.parse(Object.fromEntries(found.recommended)),
    entries: entries.slice(0, maxEntries),
  };
}

function problemOf(
  key: PolicyKey | undefined,
  value: unknown,
  { isSet, level }: { readonly isSet: boolean; readonly level: PolicyEntry['level'] },
): PolicyEntry['problem'] {
  if (key === undefined) return 'unknown-key';
  if (value === undefined) return 'invalid-value';
  if (level === 'recommended' && requiredOnlyKeys.has(key)) return 'required-only';
  return isSet ? 'overridden' : null;
}

/** The registry of Windows has 0 and 1 for false and true. */
function parseValue(key: PolicyKey, raw: unknown): unknown {
  const { [key]: schema } = policySchema.shape;
  const asRead = schema.safeParse(raw);
  if (asRead.success) return asRead.data;
  const asBoolean = raw === 0 || raw === 1 ? schema.safeParse(raw === 1) : asRead;
  return asBoolean.success ? asBoolean.data : undefined;
}

function describe(raw: unknown): string {
  return (typeof raw === 'string' ? raw : JSON.stringify(raw)).slice(0, 300);
}
