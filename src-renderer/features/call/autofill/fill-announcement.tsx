import { memo, useEffect } from 'react';
import { callFieldOrder, type Autofill, type AutofillSource } from '../../../../shared/calls/call';
import { formatList } from '../../../../shared/i18n/format-list';
import { speakMasked } from '../../../components/masking/speak-masked';
import { useMask, type Mask } from '../../../components/masking/mask-scope-and-masked-text';
import { useText, type Translate } from '../../../i18n/use-text';
import { announce } from '../../../ui/announcer';
import type { CallSession } from '../session/call-session';

/** What a key of the agent fills in. What follows from what they type is said by its field. */
const announcedSources: ReadonlySet<AutofillSource> = new Set(['caller', 'preset']);

/** Announces what a caller or a preset has filled in, and what was undone. */
export const FillAnnouncement = memo(function FillAnnouncement({
  session,
}: {
  readonly session: CallSession;
}) {
  const t = useText();
  const mask = useMask();
  useEffect(() => {
    let last = session.getFields().autofill;
    return session.store.subscribe(() => {
      const now = session.getFields().autofill;
      if (now === last) return;
      const undone = now.undone.filter((entry) => !last.undone.includes(entry));
      const filled = now.applied.filter((entry) => !last.applied.includes(entry));
      last = now;
      if (undone.length > 0 && filled.length === 0)
        announce(t('heard.undone', { fields: formatList(t.language, listFilled(undone, t)) }));
      const own = filled.filter(({ source }) => announcedSources.has(source));
      if (own.length === 0) return;
      const names = listFilled(own, t, mask);
      if (names.length > 0) announce(t('heard.filledIn', { fields: formatList(t.language, names) }));
    });
  }, [session, t, mask]);
  return null;
});

/** The fields of autofills in screen order; with a mask, the caller and the store in their own words. */
function listFilled(entries: readonly Autofill[], t: Translate, mask?: Mask): readonly string[] {
  const after: Autofill['after'] = {};
  for (const entry of entries) Object.assign(after, entry.after);
  const hasPin = 'latitude' in after || 'longitude' in after;
  const shown = callFieldOrder.filter(
    (field) => field in after && field !== 'latitude' && field !== 'longitude',
  );
  const names = shown.map((field) => {
    if (mask !== undefined && field === 'name' && after.name) return speakMasked(mask('name', after.name), t);
    if (mask !== undefined && field === 'storeName' && after.storeName) return after.storeName;
    return t(`fields.${field}`);
  });
  const questions = after.questions?.list.length ?? 0;
  return [
    ...names,
    ...(hasPin ? [t('fields.pin')] : []),
    ...(mask !== undefined && questions > 0 ? [t('heard.questions', { count: questions })] : []),
  ];
}
