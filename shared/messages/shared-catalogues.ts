import type { Language } from '../i18n/language';
import enCaseParts from './en/case-parts.json' with { type: 'json' };
import enEndings from './en/endings.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enHandover from './en/handover.json' with { type: 'json' };
import enOutcomes from './en/outcomes.json' with { type: 'json' };
import msCaseParts from './ms/case-parts.json' with { type: 'json' };
import msEndings from './ms/endings.json' with { type: 'json' };
import msErrors from './ms/errors.json' with { type: 'json' };
import msHandover from './ms/handover.json' with { type: 'json' };
import msOutcomes from './ms/outcomes.json' with { type: 'json' };
import { createTranslators, type MessageKey, type Translated } from './translator';
import zhCaseParts from './zh/case-parts.json' with { type: 'json' };
import zhEndings from './zh/endings.json' with { type: 'json' };
import zhErrors from './zh/errors.json' with { type: 'json' };
import zhHandover from './zh/handover.json' with { type: 'json' };
import zhOutcomes from './zh/outcomes.json' with { type: 'json' };

const en = { ...enCaseParts, ...enEndings, ...enErrors, ...enHandover, ...enOutcomes };
const ms: Translated<typeof en> = {
  ...msCaseParts,
  ...msEndings,
  ...msErrors,
  ...msHandover,
  ...msOutcomes,
};
const zh: Translated<typeof en> = {
  ...zhCaseParts,
  ...zhEndings,
  ...zhErrors,
  ...zhHandover,
  ...zhOutcomes,
};

/** The messages that both the window and the main process show, in each language. */
export const sharedCatalogues = { en, ms, zh } satisfies Record<Language, object>;

export type SharedMessageKey = MessageKey<typeof en>;

export const sharedMessages = createTranslators(sharedCatalogues);
