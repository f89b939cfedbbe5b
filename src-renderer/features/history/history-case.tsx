import type { ComponentProps } from 'react';
import type { SearchTerms } from '../../../shared/search/search-terms';
import { CaseContext, type RunOnCase } from '../../commands/use-case-commands';
import { SearchTermsContext } from '../../components/masking/highlighted-text';
import { TicketDetailPanel } from '../../components/ticket-detail/ticket-detail-panel';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import css from './history-screen.module.css';

type HistoryCaseProps = Omit<
  ComponentProps<typeof TicketDetailPanel>,
  'ticketId' | 'key' | 'isBesideCall'
> & {
  /** Null while no case is selected. */
  readonly ticketId: number | null;
  /** The same for one case. */
  readonly caseKey: string;
  readonly words: SearchTerms;
  readonly act: RunOnCase;
  /** Whether it stands in the place of the list, to which a button then leads back. */
  readonly isInPlace: boolean;
};

/** The selected case of the history. */
export function HistoryCase({ ticketId, caseKey, words, act, isInPlace, ...panel }: HistoryCaseProps) {
  const t = useText();
  if (ticketId === null) return <div className={css['nothing']} />;
  return (
    <>
      {isInPlace && (
        <div className={css['way-back']}>
          <Button kind="quiet" keyName="Esc" onPress={panel.onEscape}>
            {t('history.backToList')}
          </Button>
        </div>
      )}
      <CaseContext value={act}>
        <SearchTermsContext value={words}>
          <TicketDetailPanel key={caseKey} ticketId={ticketId} isBesideCall={false} {...panel} />
        </SearchTermsContext>
      </CaseContext>
    </>
  );
}
