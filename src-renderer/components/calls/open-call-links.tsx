import type { ListedIncomingCall } from '../../../shared/calls/incoming-call';
import type { MaskedKind } from '../../../shared/privacy/mask-personal-data';
import { callDigits, useCallKeyModifier } from '../../commands/use-call-key-modifier';
import { useText } from '../../i18n/use-text';
import { KeyName } from '../../ui/key-name';
import { MaskedText, useMask } from '../masking/mask-scope-and-masked-text';
import css from './open-call-links.module.css';

/** An open call, for a link to it from elsewhere. */
export type OpenCallRef = {
  readonly callId: string;
  /** Its place among the tabs, from 0. */
  readonly index: number;
  readonly toTitle: (mask: (kind: MaskedKind, text: string) => string) => string;
};

/** Finds the open call to which answering or calling back leads, if any. */
export type FindOpenCall = (caller: Pick<ListedIncomingCall, 'phone' | 'callId'>) => readonly OpenCallRef[];

/** The same with what is written down in it. */
export type SearchableOpenCall = OpenCallRef & { readonly texts: readonly string[] };

type OpenCallLinksProps = {
  readonly refs: readonly OpenCallRef[];
  readonly onOpen: (callId: string) => void;
  /** Whether they are announced as they appear: not where they are there as their screen is shown. */
  readonly isAnnounced?: boolean;
};

/** Open calls that what is on the screen belongs to, each with its key. Nothing is shown if there are none. */
export function OpenCallLinks({ refs, onOpen, isAnnounced = false }: OpenCallLinksProps) {
  const t = useText();
  const mask = useMask();
  const modifier = useCallKeyModifier();
  if (refs.length === 0) return null;
  return (
    <p className={css['line']} role="status" aria-live={isAnnounced ? undefined : 'off'} data-open-calls="">
      {t('calls.openCall', { count: refs.length })}{' '}
      {refs.map(({ callId, index, toTitle }) => (
        <button
          key={callId}
          type="button"
          tabIndex={-1}
          className={css['link']}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onOpen(callId)}
        >
          <MaskedText text={toTitle(mask)} />
          {modifier !== undefined && index < callDigits && (
            <KeyName name={`${modifier}${index + 1}`} isSpoken />
          )}
        </button>
      ))}
    </p>
  );
}
