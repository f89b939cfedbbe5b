import { useContext } from 'react';
import { caseEndingKind } from '../../../../shared/calls/call-ending';
import { useKeyName } from '../../../commands/command-registry';
import { useText } from '../../../i18n/use-text';
import { EndingKindsContext } from '../../../state/ending-kinds-context';
import { Button } from '../../../ui/button';
import { KeyName } from '../../../ui/key-name';

/** Ends the call as one whose caller asked about the case that is shown, as its two keys do. */
export function AskedAboutButton({ onPress }: { readonly onPress: () => void }) {
  const t = useText();
  const key = useKeyName('end-call');
  const nth = useContext(EndingKindsContext).findIndex(({ id }) => id === caseEndingKind) + 1;
  if (nth === 0) return null;
  return (
    <Button kind="quiet" onPress={onPress}>
      {t('pastCase.askedAbout')}
      {key !== '' && (
        <span aria-hidden="true">
          <KeyName name={key} /> <KeyName name={String(nth)} />
        </span>
      )}
    </Button>
  );
}
