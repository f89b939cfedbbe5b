import { memo, useContext, useEffect, useRef, type CSSProperties } from 'react';
import type { CallFields, DiscardedCall } from '../../../shared/calls/call';
import { extractDigits } from '../../../shared/phone/storehub-phone-format';
import { CommandContext, useCommands } from '../../commands/command-registry';
import { callDigits, useCallKeyModifier } from '../../commands/use-call-key-modifier';
import { useText } from '../../i18n/use-text';
import { useStore, useStoreAfterPause } from '../../state/store';
import { formatTime, formatShortDate } from '../../../shared/i18n/format-dates';
import { ActionKeys } from '../../ui/action-keys';
import { Button } from '../../ui/button';
import { VisuallyHidden } from '../../ui/visually-hidden';
import css from './call-tabs.module.css';
import { MaskedText, useMask } from '../../components/masking/mask-scope-and-masked-text';
import {
  getBlankTitleKey,
  describeDiscardedCall,
  getNumberTail,
  getOpenCallTitle,
  getTabTitle,
  pickTitleParts,
  severalTabs,
} from './open-calls/call-title';
import { CallTabStatus } from './call-tab-status';
import { useHasTypedNote } from './contact-notes/use-has-typed-note';
import { HiddenTabButtons, showInRow } from './hidden-tab-buttons';
import { DiscardedCallLine } from './discarded-call-line';
import { useOutcomesElsewhere } from './open-calls/use-outcomes-elsewhere';
import { isFinished, type OpenCall } from './open-calls/open-call-state';
import type { OpenCallsState, OpenCallsStore } from './open-calls/open-calls-store-types';

type CallTabsProps = {
  readonly state: OpenCallsState;
  readonly calls: OpenCallsStore;
  /** Whether the call screen is: elsewhere, the palette leads to the current call as well. */
  readonly isShown: boolean;
  readonly onBegin: () => void;
  /** Shows the call screen from any other screen. */
  readonly onShow: () => void;
};

/**
 * A tab for every open call, in the order in which they began. Alt and a digit select the first nine, the palette any of
 * them. From six on, the tabs are narrower and show less, so that all that have a digit are in sight; they stand in two rows
 * then, as four do beside a ring, so that each shows more than a form of address.
 */
export const CallTabs = memo(function CallTabs(props: CallTabsProps) {
  const { state, calls, onBegin } = props;
  const t = useText();
  const active = state.calls.find((open) => open.call.id === state.activeId);
  const tabs = useRef<HTMLElement>(null);
  const undoable = state.discarded.find(({ id }) => id === state.undoOfferId);
  useCallTabCommands(props);
  useOutcomesElsewhere(state, props.isShown);
  const isMany = state.calls.length >= manyTabs;
  return (
    <div
      className={css['strip']}
      data-several-calls={state.calls.length >= severalTabs || undefined}
      data-two-rows={isMany || undefined}
      data-rows={state.calls.length > callDigits || undefined}
    >
      {isMany && <TabModifier />}
      <nav
        ref={tabs}
        className={css['tabs']}
        style={state.calls.length >= severalTabs ? getTwoRows(state.calls.length) : undefined}
        data-many={isMany || undefined}
        aria-label={t('calls.strip')}
      >
        {isMany && <TabModifier />}
        {state.calls.map((open, index) => (
          <CallTab
            key={open.call.id}
            open={open}
            index={index}
            isActive={open === active}
            calls={state.calls}
            onPress={() => void calls.activate(open.call.id)}
          />
        ))}
      </nav>
      {state.calls.length > 1 && (
        <HiddenTabButtons tabs={tabs} count={state.calls.length} activeId={state.activeId} />
      )}
      <div className={css['begin']}>
        <CallCount calls={state.calls} />
        <Button kind="quiet" action="new-call" onPress={onBegin}>
          {t('calls.begin')}
        </Button>
      </div>
      <div className={css['tools']}>
        {undoable !== undefined && active !== undefined && (
          <DiscardedCallLine key={undoable.id} call={undoable} active={active} calls={calls} />
        )}
        {active !== undefined && !isFinished(active) && (
          <>
            <Button kind="quiet" action="park" onPress={() => void calls.park()}>
              {t('calls.park')}
            </Button>
            <Button kind="quiet" onPress={() => void calls.discard(active.call.id)}>
              {t('calls.discard')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
});

/** From this many calls on, tabs in one row show little more than a form of address. */
const manyTabs = 6;
/** The digit, and the width of a few letters. */
const minTabWidth = '4.3rem';
/** In a narrow row, tabs keep their least width, and there are more rows, which scroll. */
function getTwoRows(count: number): CSSProperties {
  const share = 100 / Math.ceil(count / 2);
  return { gridTemplateColumns: `repeat(auto-fill, minmax(max(${minTabWidth}, ${share}% - 2px), 1fr))` };
}

/** With the key that finds also those calls which have no digit. */
function CallCount({ calls }: { readonly calls: OpenCallsState['calls'] }) {
  const t = useText();
  if (calls.length <= callDigits) return null;
  const unfinished = calls.filter((open) => !isFinished(open));
  const parked = calls.filter(({ call }) => call.isParked).length;
  return (
    <span className={css['count']}>
      {parked > callDigits
        ? t('calls.parkedCount', { count: parked })
        : t('calls.openCount', { count: unfinished.length })}{' '}
      <ActionKeys action="palette" />
    </span>
  );
}

type CallTabProps = {
  readonly open: OpenCall;
  readonly index: number;
  readonly isActive: boolean;
  readonly calls: OpenCallsState['calls'];
  readonly onPress: () => void;
};

/** A title does not change with each key, in ms. */
const titlePauseMs = 250;

function CallTab({ open, index, isActive, calls, onPress }: CallTabProps) {
  const t = useText();
  const mask = useMask();
  const parts = useStoreAfterPause(open.session.store, pickTitleParts, titlePauseMs);
  const title = getOpenCallTitle(parts, mask);
  const isPhone = parts.name.trim() === '' && parts.storeName.trim() === '' && parts.phone.trim() !== '';
  const blankTitle = useStore(open.session.store, getBlankTitleKey);
  const others = calls
    .filter((other) => other !== open)
    .map(({ session }) => pickTitleParts(session.store.get()));
  const { heard, shown } = getTabTitle(parts, others, mask);
  const tail = isPhone ? '' : getNumberTail(parts, others, mask);
  const hasTypedNote = useHasTypedNote(parts);
  const modifier = useCallKeyModifier();
  const tab = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isActive) return undefined;
    // In the next frame, which lays the page out in any case. Now it would be laid out a second time.
    const frame = requestAnimationFrame(() => showInRow(tab.current));
    return () => cancelAnimationFrame(frame);
  }, [isActive, title, hasTypedNote]);
  return (
    <button
      ref={tab}
      type="button"
      className={css['tab']}
      aria-current={isActive || undefined}
      data-parked={open.call.isParked || undefined}
      onClick={onPress}
    >
      <CallTabStatus open={open} />
      <span className={css['text']}>
        <span className={css['name']}>
          <span className={css['title']} data-phone={isPhone || undefined} title={title}>
            <bdi dir={isPhone ? 'ltr' : undefined}>
              {heard !== '' && <VisuallyHidden>{heard}</VisuallyHidden>}
              {title === '' ? t(blankTitle) : <MaskedText text={shown} />}
            </bdi>
          </span>
          {tail !== '' && <span className={css['tail']}>{tail}</span>}
          {hasTypedNote && (
            <span className={css['note']} title={t('contactNotes.mark')}>
              <VisuallyHidden>{t('contactNotes.mark')}</VisuallyHidden>
            </span>
          )}
        </span>
        <span className={css['when']}>
          {open.call.isParked ? t('calls.parked') : formatTime(open.call.beganAtMs, t.language)}
        </span>
      </span>
      {index < callDigits && modifier !== undefined && (
        <kbd className={css['key']} aria-hidden="true">
          <span className={css['modifier']}>{modifier}</span>
          {index + 1}
        </kbd>
      )}
    </button>
  );
}

/**
 * The modifier once for all tabs, which then show their digits alone: beside a row that scrolls, within several rows.
 */
function TabModifier() {
  const modifier = useCallKeyModifier();
  return modifier === undefined ? null : (
    <span className={css['row-modifier']} aria-hidden="true">
      {modifier}
    </span>
  );
}

/** The notes of an ending that was undone: with the first reference of the call. */
function getNotes(session: OpenCall['session']): string {
  const { keptNote, hiddenNote } = session.getFields();
  return `${keptNote} ${hiddenNote}`.trim();
}

/** What a call is looked for by, besides its title: a store behind a name, and the number without blanks. */
function listSearchWords({
  name,
  storeName,
  phone,
}: Pick<CallFields, 'name' | 'storeName' | 'phone'>): string {
  return [name, storeName, extractDigits(phone)].join(' ');
}

/** Adds a palette command for every open call and every discarded one, by its title. */
function useCallTabCommands({ state, calls, isShown, onShow }: Omit<CallTabsProps, 'onBegin'>): void {
  const t = useText();
  const mask = useMask();
  const { keyBuffer } = useContext(CommandContext);
  const goTo = (call: OpenCall['call'] | undefined) => {
    if (call === undefined) return;
    onShow();
    void calls.activate(call.id);
  };
  const bringBack = (call: DiscardedCall | undefined) => {
    onShow();
    void keyBuffer.hold(calls.undoDiscard(call?.id));
  };
  // Where the shown part has none to correct. They are not in the outbox while their calls are open.
  const rejected = state.calls.filter(
    ({ call, phase, ticket }) =>
      phase === 'open' && ticket?.status === 'rejected' && !(isShown && call.id === state.activeId),
  );
  useCommands({
    'correct-rejected': rejected.length === 0 ? undefined : { run: () => goTo(rejected[0]?.call) },
    'go-to-call': {
      run: (digit = 1) => goTo(state.calls[digit - 1]?.call),
      choices: () =>
        state.calls
          // The visible call is found by its first reference, too, as from another screen.
          .filter(({ call, session }) => !isShown || call.id !== state.activeId || getNotes(session) !== '')
          .map(({ call, session }) => ({
            id: call.id,
            name: t(call.isParked ? 'palette.goToParked' : 'palette.goTo', {
              name:
                getOpenCallTitle(pickTitleParts(session.store.get()), mask) ||
                `${t(getBlankTitleKey(session.store.get()))} · ${formatTime(call.beganAtMs, t.language)}`,
            }),
            further: `${getNotes(session)} ${listSearchWords(session.getFields())}`,
            run: () => goTo(call),
          })),
    },
    'undo-discard': {
      run: () => bringBack(undefined),
      whyNot: () => (state.discarded.length === 0 ? 'unavailable.nothingDiscarded' : undefined),
      choices: () =>
        state.discarded.map((call) => ({
          id: call.id,
          name: describeDiscardedCall(call, mask, t.language, (name) =>
            t('palette.bringBack', {
              name: name || t('calls.blank'),
              time: formatShortDate(call.discardedAtMs, Date.now(), t.language),
            }),
          ),
          further: listSearchWords(call),
          run: () => bringBack(call),
        })),
    },
  });
}
