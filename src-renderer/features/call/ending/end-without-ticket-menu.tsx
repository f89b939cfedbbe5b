import { useContext } from 'react';
import { caseEndingKind, type UnknownCase } from '../../../../shared/calls/call-ending';
import { getEndingKindName } from '../../../../shared/calls/ending-names';
import type { AppError } from '../../../../shared/errors/app-error';
import type { TicketSummary } from '../../../../shared/history/ticket-summary-and-detail';
import { formatList } from '../../../../shared/i18n/format-list';
import { isOtherStoreName } from '../../../../shared/text/is-other-store-name';
import { CommandContext, useCommands } from '../../../commands/command-registry';
import { EndingKindList } from '../../../components/endings/ending-kind-list';
import { toUnknownCase } from '../../../components/endings/to-unknown-case';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { describeCase } from '../../../components/tickets/describe-case';
import { speakMasked } from '../../../components/masking/speak-masked';
import { formatWhen } from '../../../i18n/format-when';
import { useText, type TextKey } from '../../../i18n/use-text';
import type { IpcClient } from '../../../ipc/ipc-client';
import { EndingKindsContext } from '../../../state/ending-kinds-context';
import { useCallForm, useCallState } from '../editing/call-form-context';
import { findProposedCase } from './find-proposed-case';
import css from './end-without-ticket-menu.module.css';
import {
  useAskedAboutCase,
  useChosenTicket,
  type AskedAboutChoice,
  type CasesOnScreen,
} from './use-asked-about-case';

type EndWithoutTicketMenuProps = {
  readonly client: IpcClient;
  readonly cases: CasesOnScreen;
  readonly isShown: boolean;
  /** Why the call cannot end now; undefined if it can. */
  readonly whyNot: () => TextKey | undefined;
  readonly onEnd: (kind: string, caseTicketId: number | null, unknownCase: UnknownCase | null) => void;
  /** Called instead if the cases could not be read, and with why. */
  readonly onUnread: (error: AppError) => void;
};

/**
 * How the call ends without a ticket, shown on a key. A digit chooses, and the call ends at once; it does nothing if the
 * list has no such line. An arrow chooses the case that the caller asked about; where the screen has none, the ended call
 * has a field for its number. Any other key closes the list and does what it always does. The caret stays in its field.
 */
export function EndWithoutTicketMenu(props: EndWithoutTicketMenuProps) {
  const { client, cases, isShown, whyNot, onEnd, onUnread } = props;
  const t = useText();
  const kinds = useContext(EndingKindsContext);
  const { session } = useCallForm();
  const askedAbout = useAskedAboutCase(client.ask, cases, session);
  const isOpen = useCallState((call) => call.isChoosingEnding);
  const { keyBuffer } = useContext(CommandContext);
  const setIsOpen = (isChoosingEnding: boolean) => session.remember({ isChoosingEnding });
  const endAboutProposed = async (number: string) => {
    const found = await findProposedCase(client.ask, number);
    // Where the cases cannot be read, the call stays open: the number may be that of one.
    if (found.ok)
      onEnd(caseEndingKind, found.value?.id ?? null, found.value === null ? toUnknownCase(number, t) : null);
    else onUnread(found.error);
    return true;
  };
  const end = (kind: string) => {
    setIsOpen(false);
    const { chosen, proposed } = askedAbout;
    if (kind !== caseEndingKind) onEnd(kind, null, null);
    else if (proposed === '') onEnd(kind, chosen?.id ?? null, null);
    else void keyBuffer.hold(endAboutProposed(proposed));
  };
  const choose = () => {
    askedAbout.reset();
    setIsOpen(true);
  };
  useCommands(
    isShown
      ? {
          'end-call': {
            run: choose,
            whyNot,
            choices: () => {
              const reason = whyNot();
              return kinds.map((kind) => ({
                id: kind.id,
                name: t('palette.endCall', { kind: getEndingKindName(kind, t.language) }),
                run: () => end(kind.id),
                ...(reason !== undefined && { whyNot: reason }),
              }));
            },
          },
        }
      : {},
  );
  if (!isOpen || !isShown) return null;
  return <KindList client={client} askedAbout={askedAbout} onEnd={end} onClose={() => setIsOpen(false)} />;
}

type KindListProps = {
  readonly client: IpcClient;
  readonly askedAbout: AskedAboutChoice;
  readonly onEnd: (kind: string) => void;
  readonly onClose: () => void;
};

function KindList({ client, askedAbout, onEnd, onClose }: KindListProps) {
  const t = useText();
  const { hasOthers, isBeside, chosen, proposed, step, whenFound } = askedAbout;
  const ticket = useChosenTicket(client, chosen);
  const mask = useMask(ticket);
  const number = ticket?.caseNumber ?? ticket?.reference ?? proposed;
  const spokenCase =
    ticket === null || isBeside
      ? number
      : formatList(t.language, [
          number,
          formatWhen(ticket.createdAtMs, t.language),
          describeCase(ticket, t, mask),
        ]);
  return (
    <EndingKindList
      title={t('endCall.title')}
      hint={t(hasOthers ? 'endCall.hintWithCases' : 'endCall.hint')}
      onChoose={onEnd}
      onClose={onClose}
      onStep={hasOthers ? step : undefined}
      whenMarkedKnown={whenFound}
      spokenBelow={spokenCase === '' ? '' : speakMasked(spokenCase, t)}
      marked={{
        kind: caseEndingKind,
        below:
          proposed === '' ? (
            <ChosenCase ticket={ticket} />
          ) : (
            <p className={css['case']}>
              <span className={css['number']}>{proposed}</span>
            </p>
          ),
      }}
    />
  );
}

/** Enough of the case to know it by, and its store, unless it is the call's: the caller names no number. */
function ChosenCase({ ticket }: { readonly ticket: TicketSummary | null }) {
  const t = useText();
  const mask = useMask(ticket);
  const otherStore = useCallState(({ fields }) =>
    isOtherStoreName(fields.storeName, ticket?.storeName ?? '') ? ticket?.storeName : null,
  );
  if (ticket === null) return null;
  return (
    <p className={css['case']}>
      <span className={css['number']}>{ticket.caseNumber ?? ticket.reference}</span>{' '}
      {[
        formatWhen(ticket.createdAtMs, t.language),
        otherStore && t('callScreen.becauseOtherStore', { store: mask('store', otherStore) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      <span className={css['what']}>{describeCase(ticket, t, mask)}</span>
    </p>
  );
}
