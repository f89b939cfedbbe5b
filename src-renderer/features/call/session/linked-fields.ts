import type { FilledField } from './autofill-history';

/** Both coordinates and what is known of their pin. */
export const pinFields = ['latitude', 'longitude', 'pin'] as const satisfies readonly FilledField[];

/** The fields that are filled in and undone with this one. */
export function getLinkedFields(field: FilledField): readonly FilledField[] {
  if (field === 'issue') return ['issue', 'questions'];
  return (pinFields as readonly FilledField[]).includes(field) ? pinFields : [field];
}
