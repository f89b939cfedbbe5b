import { useEffect, useRef } from 'react';
import { findCallerWithKnownPlace } from '../../../../shared/callers/find-known-place';
import type { CallField } from '../../../../shared/calls/call';
import { formatLabelled } from '../../../../shared/i18n/format-labelled';
import type { Language } from '../../../../shared/i18n/language';
import { useKeyName } from '../../../commands/command-registry';
import { formatList } from '../../../../shared/i18n/format-list';
import { useText } from '../../../i18n/use-text';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { useStore } from '../../../state/store';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { scrollPartsIntoViewSoon } from '../../../ui/scroll-into-view';
import { useCallForm, useCallState } from '../editing/call-form-context';
import { describeDoubt } from '../doubts/describe-doubt';
import type { CallDoubt } from '../doubts/call-doubts';
import { countCharactersOverNote } from '../quick-entry/unread-line';
import { findSource } from '../session/autofill-history';
import type { HeldBack } from './check-and-send-call';

type HeldBackNoticeProps = {
  /** The doubts for which the call was held back. */
  readonly doubts: readonly CallDoubt[];
  readonly heldBack: HeldBack;
  /** The fields that the app filled in when Send was pressed, if they still hold the call back. */
  readonly filledFields: readonly CallField[];
  /** Whether the number held the call back, and is still that one. */
  readonly isNumberHeld: boolean;
  readonly onSendAnyway: () => void;
};

/**
 * Says why the call was held back, and the one way to send it: Send once more for what was only filled in, or not
 * known in time, its own button for a doubt. It scrolls into view each time that Send is pressed.
 */
export function HeldBackNotice(props: HeldBackNoticeProps) {
  const { doubts, heldBack, filledFields, isNumberHeld, onSendAnyway } = props;
  const t = useText();
  const mask = useMask();
  const undoKey = useKeyName('undo');
  const fillKey = useKeyName('fill-from-caller');
  const key = useKeyName('send');
  const sendAnywayKey = useKeyName('send-anyway');
  const part = useRef<HTMLDivElement>(null);
  const { knownCallers } = useCallForm();
  const suggestions = useStore(knownCallers, (now) => now);
  const known = useCallState(({ fields }) => findCallerWithKnownPlace(suggestions, fields));
  const isExtensionRemoved = useCallState(
    ({ fields }) => findSource(fields, 'remark') === 'extension-removed',
  );
  const hasDoubts = doubts.length > 0;
  const isOfOtherCaller = doubts.some(({ kind }) => kind === 'caller-of-number');
  const isOfOtherStore = doubts.some(({ kind }) => kind === 'place-of-other-store');
  const over = useCallState(({ fields }) => countCharactersOverNote(fields));
  const isOfLine = doubts.some(({ field }) => field === 'quickEntry');
  const isShown = hasDoubts || filledFields.length > 0 || isNumberHeld;
  // Later than the caret: it comes back to its field where the number was checked first, and the browser scrolls there.
  useEffect(() => (isShown ? scrollPartsIntoViewSoon(part.current) : undefined), [isShown, heldBack]);
  if (!isShown) return null;
  const lines = filledFields.map((field) => {
    const isTakenOut = field === 'remark' && isExtensionRemoved;
    const value = isTakenOut ? t('callScreen.filledBy.extension-removed') : heldBack.filled[field];
    return describeFilled(t(`fields.${field}`), value, t.language);
  });
  return (
    <div ref={part} data-holds-back="">
      {hasDoubts ? (
        <Notice tone="doubt" sentence={t('callPanel.confirmSend')}>
          {lines.length > 0 && <p>{t('callPanel.justFilled', { values: formatList(t.language, lines) })}</p>}
          {doubts.map((doubt) => (
            <p key={`${doubt.kind} ${doubt.field}`}>{describeDoubt(doubt, t, mask)}</p>
          ))}
          {isOfOtherCaller && <p>{t('callPanel.otherCallerStep', { fillKey, undoKey })}</p>}
          {!isOfOtherCaller && isOfOtherStore && (
            <p>
              {known === undefined
                ? t('callPanel.clearPlaceStep', { key: undoKey })
                : t('callPanel.replacePlaceStep', {
                    key: undoKey,
                    store: mask('store', known.storeName),
                    address: mask('address', known.address),
                  })}
            </p>
          )}
          {isOfLine && over > 0 ? (
            <p>{t('callPanel.lineTooLong', { count: over, key: sendAnywayKey })}</p>
          ) : (
            <>
              <p>{t('callPanel.confirmSendStep', { key: sendAnywayKey })}</p>
              {isOfLine && <p>{t('callPanel.lineToNote')}</p>}
              <Button action="send-anyway" onPress={onSendAnyway}>
                {t('callPanel.sendAnyway')}
              </Button>
            </>
          )}
        </Notice>
      ) : (
        <Notice
          tone="doubt"
          sentence={t(
            isNumberHeld
              ? `callPanel.numberHeld.${heldBack.number?.why ?? 'late'}`
              : 'callPanel.filledUnseen',
          )}
          nextStep={t(isNumberHeld ? 'callPanel.numberHeldStep' : 'callPanel.filledUnseenStep', { key })}
        >
          {isNumberHeld && lines.length > 0 && (
            <p>{t('callPanel.justFilled', { values: formatList(t.language, lines) })}</p>
          )}
          {!isNumberHeld && lines.map((line) => <p key={line}>{line}</p>)}
        </Notice>
      )}
    </div>
  );
}

/** The value of an option is already visible in its control. */
function describeFilled(name: string, value: unknown, language: Language): string {
  return typeof value === 'string' ? formatLabelled(language, name, value.trim()) : name;
}
