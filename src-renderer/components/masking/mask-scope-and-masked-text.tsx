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
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { VisuallyHidden } from '../../ui/visually-hidden';

/** Whether the agent wants personal data masked on the screen. While the setting is unknown, they are masked. */
export const MaskSettingContext = createContext<boolean | undefined>(undefined);

const MaskContext = createContext({
  isHidden: false,
  canHide: false,
  isRevealed: false,
  toggle: (): void => undefined,
});

type MaskScopeProps = {
  /** Identifies the displayed item. Revealed data are masked again when it changes. */
  readonly resetKey: string | number | null;
  /** Whether its screen is visible. */
  readonly isShown?: boolean;
  readonly children: ReactNode;
};

/** Masks personal data below it if the setting says so, unless the agent has revealed them. */
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
  const mask = useMemo(
    () => ({ isHidden, canHide, isRevealed, toggle }),
    [isHidden, canHide, isRevealed, toggle],
  );
  return <MaskContext value={mask}>{children}</MaskContext>;
}

type MaskOthersProps = {
  /** Whether what is below it is about others than the displayed item. */
  readonly areOthers: boolean;
  readonly children: ReactNode;
};

/** Keeps the data of others masked while the agent has revealed those of the displayed item. */
export function MaskOthers({ areOthers, children }: MaskOthersProps) {
  const around = useContext(MaskContext);
  const isHidden = around.canHide && (areOthers || !around.isRevealed);
  const mask = useMemo(() => ({ ...around, isHidden }), [around, isHidden]);
  return <MaskContext value={mask}>{children}</MaskContext>;
}

export type Mask = (kind: MaskedKind, text: string) => string;

/** The person whom all texts below are about. Their name and number are masked inside those texts, too. */
export const MaskedPersonContext = createContext<Person | undefined>(undefined);

/**
 * Returns a function that writes personal data for display, masked or not.
 * @param about the person whom the texts are about, by default that of `MaskedPersonContext`
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

/** Whether personal data are masked here at the moment. */
export function useIsMasked(): boolean {
  return useContext(MaskContext).isHidden;
}

const showUnmasked: Mask = (_kind, text) => text;

type RevealButtonProps = {
  /** False where data leave the screen as they are shown. */
  readonly leavesWhole?: boolean;
};

/** Reveals masked data temporarily, and says if data leave the screen unmasked in any case. */
export function RevealButton({ leavesWhole = true }: RevealButtonProps) {
  const t = useText();
  const { isHidden, canHide, toggle } = useContext(MaskContext);
  if (!canHide) return null;
  return (
    <>
      <Button kind="quiet" action="reveal" onPress={toggle}>
        {t(isHidden ? 'masking.show' : 'masking.hide')}
      </Button>
      {isHidden && leavesWhole && <span>{t('masking.leavesWhole')}</span>}
    </>
  );
}

/** A text that may contain masked parts. A screen reader says "hidden" instead of naming the mask characters. */
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
