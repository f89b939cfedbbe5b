import type { Language } from '../../../../shared/i18n/language';
import { translators, useText, type Translate } from '../../../i18n/translate';
import { useStore } from '../../../state/store';
import { useCallForm } from './call-form-context';

type CallerLanguage = {
  readonly language: Language;
  /** The sentences to say to the caller. */
  readonly translate: Translate;
  readonly choose: (language: Language) => void;
};

/** What to speak to the caller of this call in: what was chosen for the caller, else what the screen speaks. */
export function useCallerLanguage(): CallerLanguage {
  const t = useText();
  const { form, draft } = useCallForm();
  const language = useStore(draft, ({ fields }) => fields.callerLanguage) ?? t.language;
  return {
    language,
    translate: translators[language],
    choose: (chosen) => form.setValue('callerLanguage', chosen, { shouldDirty: true }),
  };
}
