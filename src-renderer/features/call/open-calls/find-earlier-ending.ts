import type { CallFields } from '../../../../shared/calls/call';
import {
  caseEndingKind,
  type EndingCorrection,
  type UnknownCase,
} from '../../../../shared/calls/call-ending';
import type { Ask } from '../../../ipc/ipc-client';

export type EarlierEnding = {
  readonly kind: string;
  readonly caseTicketId: number | null;
  readonly unknownCase: UnknownCase | null;
};

/** How a call had ended that was opened again out of the history, with its case; null for any other call. */
export async function findEarlierEnding(
  ask: Ask,
  { earlierEndings }: Pick<CallFields, 'earlierEndings'>,
): Promise<EarlierEnding | null> {
  const last = earlierEndings.at(-1);
  if (last?.ended === undefined) return null;
  const number = last.kind === caseEndingKind ? (last.caseNumber ?? '') : '';
  const caseTicketId = number === '' ? null : await findCase(ask, last, number);
  const isUnknown = number !== '' && caseTicketId === null;
  return { kind: last.kind, caseTicketId, unknownCase: isUnknown ? { number, note: number } : null };
}

async function findCase(ask: Ask, { ended }: EndingCorrection, number: string): Promise<number | null> {
  const found = await ask('history.search', {
    text: number,
    before: null,
    limit: 50,
    purpose: 'case-number',
  });
  const rows = found.ok ? found.value.rows : [];
  const ofNumber = rows.filter(({ caseNumber, reference }) => (caseNumber ?? reference) === number);
  return ofNumber.find(({ createdAtMs }) => createdAtMs < (ended?.atMs ?? Infinity))?.id ?? null;
}
