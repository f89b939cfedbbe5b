import { createContext, useContext } from 'react';
import {
  createTranslators,
  type MessageKey,
  type Translate as TranslateOf,
} from '../../shared/messages/translator';
import { catalogues } from '../messages/catalogues';

/** The key of a window message, such as `callPanel.send`. */
export type TextKey = MessageKey<typeof catalogues.en>;
export type Translate = TranslateOf<TextKey>;

export const translators = createTranslators(catalogues);

export const TextContext = createContext<Translate>(translators.en);

export function useText(): Translate {
  return useContext(TextContext);
}
