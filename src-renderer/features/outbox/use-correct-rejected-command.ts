import type { RefObject } from 'react';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { formatList } from '../../../shared/i18n/format-list';
import { useCommands } from '../../commands/command-registry';
import { useMask } from '../../components/masking/mask-scope-and-masked-text';
import { useText } from '../../i18n/use-text';

/**
 * The key corrects the rejected ticket in whose item the focus is, otherwise the first one. The palette, which has the focus
 * itself, names each of several.
 */
export function useCorrectRejectedCommand(
  screen: RefObject<HTMLElement | null>,
  rejected: readonly TicketSummary[],
  onReopenRejected: (ticketId: number) => void,
): void {
  const t = useText();
  const mask = useMask();
  const correct = (index: number) => {
    const ticket = rejected[index];
    if (ticket !== undefined) onReopenRejected(ticket.id);
  };
  // Else the key corrects one that stands in an open call, if any.
  useCommands({
    'correct-rejected':
      rejected.length === 0
        ? undefined
        : {
            run: () => {
              const items = [...(screen.current?.querySelectorAll('[data-rejected]') ?? [])];
              const focused = items.findIndex((item) => item.closest('li')?.contains(document.activeElement));
              correct(Math.max(focused, 0));
            },
            ...(rejected.length > 1 && {
              choices: () =>
                rejected.map(({ id, reference, name, storeName }, index) => ({
                  id: `correct-${id}`,
                  name: t('palette.correct', {
                    name: formatList(t.language, [
                      reference,
                      mask('name', name),
                      ...(storeName === null ? [] : [storeName]),
                    ]),
                  }),
                  run: () => correct(index),
                })),
            }),
          },
  });
}
