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
      // Fills are appended. What is undone or cleared in part writes the others as new entries.
      const filled = now.applied.slice(last.applied.length);
      const undone =
        now.undone.length > last.undone.length
          ? now.undone.filter((entry) => !last.undone.includes(entry))
          : [];
      last = now;
      if (undone.length > 0 && filled.length === 0)
        announce(t('heard.undone', { fields: formatList(t.language, listFields(mergeValues(undone), t)) }));
      const own = filled.filter(({ source }) => announcedSources.has(source));
      const names = listFields(pickWritten(mergeValues(own)), t, mask);
      if (names.length > 0) announce(t('heard.filledIn', { fields: formatList(t.language, names) }));
    });
  }, [session, t, mask]);
  return null;
});

type Values = Autofill['after'];

function mergeValues(entries: readonly Autofill[]): Values {
  const after: Values = {};
  for (const entry of entries) Object.assign(after, entry.after);
  return after;
}

const blankValues: ReadonlySet<unknown> = new Set(['', null, undefined, false]);

/** Without the fields that were emptied. */
function pickWritten(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !blankValues.has(value)));
}

/** The fields in screen order; with a mask, the caller and the store in their own words. */
function listFields(after: Values, t: Translate, mask?: Mask): readonly string[] {
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
