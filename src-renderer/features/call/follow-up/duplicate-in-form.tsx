import { useContext } from 'react';
import type { SimilarTicket } from '../../../../shared/history/similar-ticket';
import { CommandContext, runActionByKey } from '../../../commands/command-registry';
import { useStore, type Store } from '../../../state/store';
import { SimilarTicketsNotice } from './similar-tickets-notice';

type DuplicateInFormProps = { readonly similarStore: Store<readonly SimilarTicket[]> };

/** The possible duplicate beside what is being typed, in a window whose panel is below the form. */
export function DuplicateInForm({ similarStore }: DuplicateInFormProps) {
  const registry = useContext(CommandContext);
  const similar = useStore(similarStore);
  return similar.length > 0 ? (
    <SimilarTicketsNotice similar={similar} onFollowUp={() => runActionByKey(registry, 'follow-up')} />
  ) : null;
}
