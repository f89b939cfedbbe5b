import { memo, useEffect } from 'react';
import { callFieldOrder, type AutofillSource, type FilledValues } from '../../../../shared/calls/call';
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
  useEffect(
    () =>
      session.onFilled(({ source, values }) => {
        if (source !== null && !announcedSources.has(source)) return;
        const names = source === null ? listFields(values, t) : listFields(pickWritten(values), t, mask);
        if (names.length === 0) return;
        const fields = formatList(t.language, names);
        announce(source === null ? t('heard.undone', { fields }) : t('heard.filledIn', { fields }));
      }),
    [session, t, mask],
  );
  return null;
});

const blankValues: ReadonlySet<unknown> = new Set(['', null, undefined, false]);

/** Without the fields that were emptied. */
function pickWritten(values: FilledValues): FilledValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !blankValues.has(value)));
}

/** The fields in screen order; with a mask, the caller and the store in their own words. */
function listFields(after: FilledValues, t: Translate, mask?: Mask): readonly string[] {
  const hasPin = 'latitude' in after || 'longitude' in after || 'pin' in after;
  const shown = callFieldOrder.filter(
    (field) => field in after && field !== 'latitude' && field !== 'longitude',
  );
  const names = shown.map((field) => {
    if (mask !== undefined && field === 'name' && after.name) return speakMasked(mask('name', after.name), t);
    if (mask !== undefined && field === 'storeName' && after.storeName)
      return speakMasked(mask('store', after.storeName), t);
    return t(`fields.${field}`);
  });
  const questions = after.questions?.list.length ?? 0;
  return [
    ...names,
    ...(hasPin ? [t('fields.pin')] : []),
    ...(mask !== undefined && questions > 0 ? [t('heard.questions', { count: questions })] : []),
  ];
}
