import {
  formatCallerCount,
  isKnownByNumberOnly,
  type Caller,
} from '../../../../shared/callers/caller-suggestions';
import type { ContactNote } from '../../../../shared/callers/contact-note';
import { formatList } from '../../../../shared/i18n/format-list';
import { groupDigits } from '../../../../shared/phone/phone-kind-and-grouping';
import { useKeyName } from '../../../commands/command-registry';
import { speakMasked } from '../../../components/masking/speak-masked';
import { useMask, type Mask } from '../../../components/masking/mask-scope-and-masked-text';
import { useText, type Translate } from '../../../i18n/use-text';
import { useStore } from '../../../state/store';
import { joinSentences } from '../../../ui/announcer';
import { useAnnouncement } from '../../../ui/use-announcement';
import { useCallForm, useCallState } from '../editing/call-form-context';
import { getHeardOfCall } from '../editing/heard-of-call';
import { getFieldsBeforeCallers } from '../session/get-fields-before-callers';
import { getOnlySuggestion, type CallerSuggestionsStore } from './caller-suggestions-store';
import { findCallerOfCall } from './find-caller-of-call';
import { hasNothingToFill } from './get-changes-from-caller';

/** How long the callers stay the same before they are announced, in ms: while one types on, each digit finds others. */
const delayMs = 400;

/** Announces whom F4 would fill in, or how many there are to choose from, and what is to be known of the likeliest. */
export function FoundCallerAnnouncement({ suggestions }: { readonly suggestions: CallerSuggestionsStore }) {
  const t = useText();
  const key = useKeyName('fill-from-caller');
  const shown = useStore(suggestions.store);
  const { callers, unlisted, isAnswered } = shown;
  const onlyKey = useCallState(({ fields }) => getOnlySuggestion(shown, getFieldsBeforeCallers(fields))?.key);
  const keyOfCall = useCallState(({ fields }) => findCallerOfCall(fields, callers)?.key);
  const callerOfCall = callers.find((other) => other.key === keyOfCall);
  const isFilled = useCallState(
    ({ fields }) => callerOfCall !== undefined && hasNothingToFill(fields, callerOfCall),
  );
  const isUnasked = useCallState(
    ({ fields: { phone, name, storeName } }) => (phone + name + storeName).trim() === '',
  );
  // Whom the key takes, or the first to choose from, until one is filled in.
  const caller = isFilled ? callerOfCall : (callers.find((other) => other.key === onlyKey) ?? callers[0]);
  const mask = useMask(caller);
  const who = caller === undefined ? '' : describeCaller(caller, t, mask);
  const total = formatCallerCount(callers.length, unlisted);
  const text = describeFound(
    { who, total, key, isSeveral: callers.length > 1, isSure: onlyKey === caller?.key },
    t,
  );
  const notes = caller?.notes ?? shown.notes;
  // While a newer query is answered, what was found holds.
  const found = callers.length === 0 ? '' : text;
  const news = isAnswered && !isFilled ? found : undefined;
  const newNotes = isAnswered ? joinSentences(notes.map((note) => describeNote(note, t, mask))) : undefined;
  const { session } = useCallForm();
  useAnnouncement(isUnasked ? '' : news, {
    delayMs,
    subject: `${onlyKey === caller?.key} ${caller?.key}`,
    last: getHeardOfCall(session, 'caller'),
  });
  useAnnouncement(isUnasked ? '' : newNotes, {
    delayMs,
    subject: notes.map((note) => `${note.subject} ${note.key} ${note.changedAtMs}`).join(),
    last: getHeardOfCall(session, 'notes'),
  });
  return null;
}

function describeCaller(caller: Caller, t: Translate, mask: Mask): string {
  const name = isKnownByNumberOnly(caller)
    ? mask('phone', groupDigits(caller.phone))
    : mask('name', caller.name);
  return speakMasked(formatList(t.language, [name, mask('store', caller.storeName)].filter(Boolean)), t);
}

type CallerAnnouncement = {
  readonly who: string;
  readonly total: string;
  readonly key: string;
  readonly isSeveral: boolean;
  /** Whether the key fills in this caller without a choice. */
  readonly isSure: boolean;
};

function describeFound({ who, total, key, isSeveral, isSure }: CallerAnnouncement, t: Translate): string {
  if (isSeveral && !isSure) return t('heard.callers', { total, who });
  const fills = key === '' || !isSure ? '' : t('heard.fillsIn', { key });
  const count = isSeveral ? t('callScreen.possibleCallersCount', { total }) : '';
  return joinSentences([who, fills, count]);
}

/** The longest note that is heard while the caller speaks, in characters; the card has the whole. */
const maxNoteLength = 120;

function describeNote({ subject, text }: ContactNote, t: Translate, mask: Mask): string {
  const spoken = speakMasked(mask('text', text), t);
  const cut = spoken.length > maxNoteLength ? `${spoken.slice(0, maxNoteLength)}…` : spoken;
  return `${t(`contactNotes.${subject}`)} ${cut}`;
}
