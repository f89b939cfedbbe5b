import { useText } from '../../../i18n/use-text';
import { Button } from '../../../ui/button';
import css from './outcome-panel.module.css';

type NextCallFooterProps = {
  readonly ticketId: number;
  readonly actions: {
    readonly nextCall: () => void;
    readonly openInHistory: (ticketId: number) => void;
  };
};

/** The foot of the panel of a call that is over: to its entry in the history, or on to the next call. */
export function NextCallFooter({ ticketId, actions }: NextCallFooterProps) {
  const t = useText();
  return (
    <div className={css['foot']}>
      <Button kind="quiet" onPress={() => actions.openInHistory(ticketId)}>
        {t('outcome.openInHistory')}
      </Button>
      <Button kind="main" className={css['next']} action="new-call" onPress={actions.nextCall}>
        {t('callPanel.nextCall')}
      </Button>
    </div>
  );
}
