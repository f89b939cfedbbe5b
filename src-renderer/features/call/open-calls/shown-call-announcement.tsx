import { memo, useContext, useEffect } from 'react';
import { maskText, type MaskedKind } from '../../../../shared/privacy/mask-personal-data';
import { useKeyName } from '../../../commands/command-registry';
import { MaskSettingContext } from '../../../components/masking/mask-scope-and-masked-text';
import { speakMasked } from '../../../components/masking/speak-masked';
import { useText, type Translate } from '../../../i18n/use-text';
import { announce } from '../../../ui/announcer';
import { getBlankTitleKey, getDiscardedCallTitle, getOpenCallTitle, pickTitleParts } from './call-title';
import type { OpenCall } from './open-call-state';
import type { OpenCallsStore } from './open-calls-store-types';

/**
 * Announces whose call is shown, whenever it is another one, and which one was discarded. What is revealed is so for the
 * call before: where personal data are hidden, those of the next call are hidden here in any case.
 */
export const ShownCallAnnouncement = memo(function ShownCallAnnouncement({
  calls,
}: {
  readonly calls: OpenCallsStore;
}) {
  const t = useText();
  const isHidden = useContext(MaskSettingContext) !== false;
  const undoKey = useKeyName('undo-autofill');
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
      if (discarded !== undefined && !isSameDiscard) {
        const name =
          speakMasked(getDiscardedCallTitle(discarded, createMask(isHidden)), t) || t('calls.blank');
        announce(
          undoKey === '' ? t('calls.discarded', { name }) : t('heard.discarded', { name, key: undoKey }),
        );
      }
      if (now.activeId === before.activeId || before.activeId === null) return;
      const shown = now.calls.find(({ call }) => call.id === now.activeId);
      if (shown === undefined) return;
      announce(describeShownCall(shown, t, isHidden));
    });
  }, [calls, t, isHidden, undoKey]);
  return null;
});

/** Whose call it is, masked where personal data are hidden. */
export function describeShownCall({ session }: OpenCall, t: Translate, isHidden: boolean): string {
  const parts = pickTitleParts(session.store.get());
  const title = speakMasked(getOpenCallTitle(parts, createMask(isHidden)), t);
  if (title === '') return t(getBlankTitleKey(session.store.get()));
  const store = parts.name.trim() === '' ? '' : parts.storeName.trim();
  return t('heard.callOf', { who: store === '' ? title : `${title}, ${store}` });
}

const createMask = (isHidden: boolean) => (kind: MaskedKind, text: string) =>
  isHidden ? maskText(kind, text) : text.trim();
