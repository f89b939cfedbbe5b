import { useContext, useState } from 'react';
import { caseEndingKind, type UnknownCase } from '../../../../shared/calls/call-ending';
import { getEndingKindName } from '../../../../shared/calls/ending-names';
import type { TicketSummary } from '../../../../shared/history/ticket-summary-and-detail';
import { formatList } from '../../../../shared/i18n/format-list';
import { isOtherStoreName } from '../../../../shared/text/is-other-store-name';
import { useCommands } from '../../../commands/command-registry';
import { EndingKindList } from '../../../components/endings/ending-kind-list';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { describeCase } from '../../../components/tickets/describe-case';
import { speakMasked } from '../../../components/masking/speak-masked';
import { formatWhen } from '../../../i18n/format-when';
import { useText, type TextKey } from '../../../i18n/use-text';
import type { IpcClient } from '../../../ipc/ipc-client';
import { EndingKindsContext } from '../../../state/ending-kinds-context';
import { getCaseOfOpenCallTarget, useIsTyped, useFormDrafts } from '../../../state/form-drafts';
import { KeyName } from '../../../ui/key-name';
import { useCallForm, useCallState } from '../editing/call-form-context';
import { AskedAboutCaseField } from '../../../components/endings/asked-about-case-field';
import { askedCaseId } from '../session/call-caret';
import css from './end-without-ticket-menu.module.css';
import {
  useAskedAboutCase,
  useChosenTicket,
  type AskedAboutChoice,
  type CasesOnScreen,
} from './use-asked-about-case';
import { useResumedCaseNumber } from './use-resumed-case-number';

type EndWithoutTicketMenuProps = {
  readonly client: IpcClient;
  readonly cases: CasesOnScreen;
  readonly isShown: boolean;
  /** Why the call cannot end now; undefined if it can. */
  readonly whyNot: () => TextKey | undefined;
  /** Returns the caret to the field that last had it. */
  readonly onReturnToField: () => void;
  readonly onEnd: (kind: string, caseTicketId: number | null, unknownCase: UnknownCase | null) => void;
};

/**
 * How the call ends without a ticket, shown on a key. A digit chooses, or does nothing if the list has no such line. An
 * arrow chooses the case that the caller asked about; where the screen has none, a field asks for its number. Any other
 * key closes the list and does what it always does. The caret stays in its field. A number that is half typed when the
 * call leaves the screen is there again with it.
 */
export function EndWithoutTicketMenu(props: EndWithoutTicketMenuProps) {
  const { client, cases, isShown, whyNot, onReturnToField, onEnd } = props;
  const t = useText();
  const kinds = useContext(EndingKindsContext);
  const { session } = useCallForm();
  const askedAbout = useAskedAboutCase(client.ask, cases, session);
  const isOpen = useCallState((call) => call.isChoosingEnding);
  const [isAskingCase, setIsAskingCase] = useState(false);
  const drafts = useFormDrafts();
  const draft = getCaseOfOpenCallTarget(session.callId);
  const isCaseTyped = useIsTyped(draft);
  useResumedCaseNumber(session, isShown, () => setIsAskingCase(true));
  const setIsOpen = (isChoosingEnding: boolean) => session.remember({ isChoosingEnding });
  const end = (kind: string) => {
    setIsOpen(false);
    if (kind === caseEndingKind && askedAbout.chosen === null) {
      setIsAskingCase(true);
      return;
    }
    drafts.change(draft, null);
    onEnd(kind, kind === caseEndingKind ? (askedAbout.chosen?.id ?? null) : null, null);
  };
  const choose = () => {
    setIsAskingCase(false);
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
  if ((isAskingCase || (isCaseTyped && !isOpen)) && isShown)
    return (
      <AskedAboutCaseField
        id={askedCaseId}
        ask={client.ask}
        draft={draft}
        isOpened={isAskingCase}
        proposed={askedAbout.proposed}
        saveLabel={t('endCall.endNow')}
        closeLabel={t('endCall.keepOpen')}
        onEnd={(caseTicketId, unknownCase) => {
          setIsAskingCase(false);
          onEnd(caseEndingKind, caseTicketId, unknownCase);
        }}
        onClose={() => setIsAskingCase(false)}
        onChooseOther={choose}
        onReturnToField={onReturnToField}
      />
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
  const { hasOthers, isBeside, chosen, proposed, step } = askedAbout;
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
      spokenBelow={spokenCase === '' ? '' : speakMasked(spokenCase, t)}
      marked={{
        kind: caseEndingKind,
        behind: hasOthers && (
          <span className={css['arrows']}>
            <KeyName name="↑" /> <KeyName name="↓" />
          </span>
        ),
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
