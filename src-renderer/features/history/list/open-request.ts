import type { FirstList } from './history-list-state';

/**
 * A case to open. `left`: its row in the list that was left, null if unknown, and whether a narrow window shows the list, as it
 * did then.
 */
export type OpenRequest = {
  readonly ticketId: number;
  readonly left?: { readonly row: number | null; readonly isList: boolean };
};

/** What the list of a screen that is opened by the request has selected. */
export function toFirstSelection(
  request: OpenRequest | null,
): Required<Pick<FirstList, 'selectedId' | 'selectedRow'>> {
  return { selectedId: request?.ticketId ?? null, selectedRow: request?.left?.row ?? null };
}

/** Whether a narrow window shows the case in the place of the list. */
export function isCaseFirst(request: OpenRequest | null): boolean {
  return request !== null && request.left?.isList !== true;
}
