import {
  createContext,
  Fragment,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import {
  maskCharacters,
  maskText,
  type MaskedKind,
  type Person,
} from '../../../shared/privacy/mask-personal-data';
import { useCommands } from '../../commands/command-registry';
import { useText } from '../../i18n/translate';
import { Button } from '../../ui/button';
import { VisuallyHidden } from '../../ui/visually-hidden';

/** Whether the agent wants people's data masked on the screen. Until that is known they are. */
export const MaskSettingContext = createContext<boolean | undefined>(undefined);

const MaskContext = createContext({ isHidden: false, canHide: false, toggle: (): void => undefined });

type MaskScopeProps = {
  /** What is looked at: showing it whole lasts until it is left for another. */
  readonly resetKey: string | number | null;
  /** Whether its screen is the one in sight. */
  readonly isShown?: boolean;
  readonly children: ReactNode;
};

/** Below it people's data are masked where the setting says so, but for as long as the agent has them shown. */
export function MaskScope({ resetKey, isShown = true, children }: MaskScopeProps) {
  const canHide = useContext(MaskSettingContext) !== false;
  const [isRevealed, setIsRevealed] = useState(false);
  useEffect(() => () => setIsRevealed(false), [resetKey, isShown]);
  const isHidden = canHide && !isRevealed;
  const toggle = useCallback(() => setIsRevealed((isNow) => !isNow), []);
  useCommands({
    reveal: isShown
      ? { run: toggle, whyNot: () => (canHide ? undefined : 'unavailable.nothingMasked') }
      : undefined,
  });
  const mask = useMemo(() => ({ isHidden, canHide, toggle }), [isHidden, canHide, toggle]);
  return <MaskContext value={mask}>{children}</MaskContext>;
}

export type Mask = (kind: MaskedKind, text: string) => string;

/** Whom all texts below are about: their name and number are masked in the middle of them, too. */
export const MaskedPersonContext = createContext<Person | undefined>(undefined);

/**
 * How a person's data are written where they are shown: masked, or as they are.
 * @param about whom the texts are about, where no `MaskedPersonContext` around them says so
 */
export function useMask(about?: Person | null): Mask {
  const { isHidden } = useContext(MaskContext);
  const around = useContext(MaskedPersonContext);
  const person = about ?? around;
  return useMemo<Mask>(
    () => (isHidden ? (kind, text) => maskText(kind, text, person) : showUnmasked),
    [isHidden, person],
  );
}

const showUnmasked: Mask = (_kind, text) => text;

/** Shows for the moment what is masked, and says that what leaves the screen is whole all the same. */
export function RevealButton() {
  const t = useText();
  const { isHidden, canHide, toggle } = useContext(MaskContext);
  if (!canHide) return null;
  return (
    <>
      <Button kind="quiet" action="reveal" onPress={toggle}>
        {t(isHidden ? 'masking.show' : 'masking.hide')}
      </Button>
      {isHidden && <span>{t('masking.leavesWhole')}</span>}
    </>
  );
}

/** A text in which something may be hidden; a screen reader says so instead of naming the signs. */
export function MaskedText({ text }: { readonly text: string }) {
  const t = useText();
  const [begin, ...rest] = text.split(maskCharacters);
  if (rest.length === 0) return text;
  return (
    <>
      {begin}
      {rest.map((part, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- pieces of one text, in their order
        <Fragment key={at}>
          <span aria-hidden="true">{maskCharacters}</span>
          <VisuallyHidden> {t('masking.hidden')} </VisuallyHidden>
          {part}
        </Fragment>
      ))}
    </>
  );
}
