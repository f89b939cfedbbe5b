import type { Language } from '../../../../shared/i18n/language';
import { translators, useText, type Translate } from '../../../i18n/translate';
import { useStore } from '../../../state/store';
import { useCallForm } from './call-form-context';

type CallerLanguage = {
  readonly language: Language;
  /** The sentences to say to the caller. */
  readonly say: Translate;
  readonly choose: (language: Language) => void;
};

/** What to speak to the caller of this call in: what was chosen for the caller, else what the screen speaks. */
export function useCallerLanguage(): CallerLanguage {
  const t = useText();
  const { form, reading } = useCallForm();
  const language = useStore(reading, ({ fields }) => fields.callerLanguage) ?? t.language;
  return {
    language,
    say: translators[language],
    choose: (chosen) => form.setValue('callerLanguage', chosen, { shouldDirty: true }),
  };
}
