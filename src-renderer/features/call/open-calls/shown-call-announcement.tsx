import { memo, useContext, useEffect, useRef } from 'react';
import { formatList } from '../../../../shared/i18n/format-list';
import { maskText, type MaskedKind } from '../../../../shared/privacy/mask-personal-data';
import { useKeyName } from '../../../commands/command-registry';
import { MaskSettingContext } from '../../../components/masking/mask-scope-and-masked-text';
import { speakMasked } from '../../../components/masking/speak-masked';
import { useText, type Translate } from '../../../i18n/use-text';
import { useStore } from '../../../state/store';
import { announce } from '../../../ui/announcer';
import { useAnnouncement } from '../../../ui/use-announcement';
import { getBlankTitleKey, getDiscardedCallTitle, getOpenCallTitle, pickTitleParts } from './call-title';
import type { OpenCall } from './open-call-state';
import type { OpenCallsStore } from './open-calls-store-types';

type ShownCallAnnouncementProps = {
  readonly calls: OpenCallsStore;
  /** How many rings were answered; undefined while one is, and its caller is not in the call yet. */
  readonly answered: number | undefined;
};

/**
 * Announces whose call is shown, whenever it is another one or a ring was answered in it, and which one was discarded. What is
 * revealed is so for the call before: where personal data are hidden, those of the next call are hidden here in any case.
 */
export const ShownCallAnnouncement = memo(function ShownCallAnnouncement({
  calls,
  answered,
}: ShownCallAnnouncementProps) {
  const t = useText();
  const isHidden = useContext(MaskSettingContext) !== false;
  useDiscardAnnouncement(calls, isHidden);
  const activeId = useStore(calls.store, (state) => state.activeId);
  const shown = calls.getActive();
  const subject = `${activeId} ${answered}`;
  const last = useRef('');
  useEffect(() => {
    // The first call of all is there from the start.
    if (last.current === '' && activeId !== null) last.current = subject;
  }, [activeId, subject]);
  const spoken = shown && describeShownCall(shown, t, isHidden);
  useAnnouncement(answered === undefined ? undefined : spoken, { subject, last });
  return null;
});

function useDiscardAnnouncement(calls: OpenCallsStore, isHidden: boolean): void {
  const t = useText();
  const undoKey = useKeyName('undo');
  useEffect(() => {
    let last = calls.store.get();
    return calls.store.subscribe(() => {
      const now = calls.store.get();
      const before = last;
      last = now;
      const discarded = now.discarded.find(({ id }) => id === now.undoOfferId);
      const isSameDiscard = before.discarded.some(
        ({ id, discardedAtMs }) => id === discarded?.id && discardedAtMs === discarded.discardedAtMs,
      );
      if (discarded === undefined || isSameDiscard) return;
      const name = speakMasked(getDiscardedCallTitle(discarded, createMask(isHidden)), t) || t('calls.blank');
      announce(
        undoKey === '' ? t('calls.discarded', { name }) : t('heard.discarded', { name, key: undoKey }),
      );
    });
  }, [calls, t, isHidden, undoKey]);
}

/** Whose call it is, masked where personal data are hidden. */
function describeShownCall({ session }: OpenCall, t: Translate, isHidden: boolean): string {
  const parts = pickTitleParts(session.store.get());
  const mask = createMask(isHidden);
  const title = getOpenCallTitle(parts, mask);
  if (title === '') return t(getBlankTitleKey(session.store.get()));
  const store = parts.name.trim() === '' ? '' : mask('store', parts.storeName);
  return t('heard.callOf', {
    who: speakMasked(formatList(t.language, [title, store].filter(Boolean)), t),
  });
}

const createMask = (isHidden: boolean) => (kind: MaskedKind, text: string) =>
  isHidden ? maskText(kind, text) : text.trim();
