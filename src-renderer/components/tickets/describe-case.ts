import { describeEnding } from '../../../shared/calls/ending-names';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import type { Translate } from '../../i18n/use-text';
import type { Mask } from '../masking/mask-scope-and-masked-text';
import { describeStatusUnlessCreated } from './describe-status-unless-created';

/** What became of it, where it is no case, and the issue. */
export function describeCase({ ending, status, issue }: TicketSummary, t: Translate, mask: Mask): string {
  const state = ending === null ? describeStatusUnlessCreated(status, t) : describeEnding(ending, t.language);
  return [state, mask('text', issue)].filter(Boolean).join(' · ');
}
