import type { ProvenanceByPart } from './field-provenance';

/** The fields whose value quick entry may doubt. */
export const unsureFields = ['name', 'address', 'issue'] as const;

export type UnsureField = (typeof unsureFields)[number];

type Texts = { readonly [F in UnsureField]: string };

type UnsureInput = Texts & {
  readonly provenance: ProvenanceByPart;
  readonly autofill: {
    readonly applied: ReadonlyArray<{
      readonly after: Readonly<Partial<Record<UnsureField, unknown>>>;
      readonly unsure?: readonly UnsureField[] | undefined;
    }>;
  };
};

/** The fields that still have a value of which quick entry was not sure, and that nobody has confirmed. */
export function listUnsureReadings(fields: UnsureInput): readonly UnsureField[] {
  return unsureFields.filter((field) => {
    const entry = fields.autofill.applied.findLast(({ after }) => field in after);
    return (
      entry?.unsure?.includes(field) === true &&
      entry.after[field] === fields[field] &&
      fields.provenance[field] === 'inferred'
    );
  });
}
