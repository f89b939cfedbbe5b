import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';

/** The arrows that choose another case, for the mouse. The caret stays where it is. */
export function CaseStepButtons({ onStep }: { readonly onStep: (by: 1 | -1) => void }) {
  const t = useText();
  return ([-1, 1] as const).map((by) => {
    const name = t(by === 1 ? 'endCall.nextCase' : 'endCall.previousCase');
    return (
      <Button
        key={by}
        kind="quiet"
        isTabStop={false}
        isRepeatable
        keepsCaret
        label={name}
        hint={name}
        onPress={() => onStep(by)}
      >
        {by === 1 ? '↓' : '↑'}
      </Button>
    );
  });
}
