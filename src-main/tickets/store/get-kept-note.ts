import type { CallFields } from '../../../shared/calls/call';

/** The note that the call has kept from an ending that was undone. Null if there is none. */
export function getKeptNote({ keptNote }: CallFields): string | null {
  return keptNote.trim() === '' ? null : keptNote;
}
