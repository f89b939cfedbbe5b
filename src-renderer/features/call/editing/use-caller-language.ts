import type { Language } from '../../../../shared/i18n/language';
import { translators, useText, type Translate } from '../../../i18n/use-text';
import { useCallForm, useCallState } from './call-form-context';

type CallerLanguage = {
  readonly language: Language;
  /** Translates sentences to say to the caller. */
  readonly translate: Translate;
  readonly choose: (language: Language) => void;
};

/** The language to speak with this caller: the agent's choice, otherwise the screen's language. */
export function useCallerLanguage(): CallerLanguage {
  const t = useText();
  const { session } = useCallForm();
  const language = useCallState(({ fields }) => fields.callerLanguage) ?? t.language;
  return {
    language,
    translate: translators[language],
    choose: (chosen) => session.change({ callerLanguage: chosen }),
  };
}
