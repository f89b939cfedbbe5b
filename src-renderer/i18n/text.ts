import { createContext, useContext } from 'react';
import { en } from './en';

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Every sentence of the window by its place in the language file, as in `call.send`. */
export type TextKey = Leaves<typeof en>;
type TextValues = Readonly<Record<string, string | number>>;

/** Gives the sentence for a key, with `{{name}}` replaced by the values. */
export type Translate = (key: TextKey, values?: TextValues) => string;

export const english: Translate = (key, values = {}) => fill(lookUp(en, key), values);

export const TextContext = createContext<Translate>(english);

export function useText(): Translate {
  return useContext(TextContext);
}

function lookUp(tree: unknown, key: string): string {
  let node = tree;
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null) return key;
    node = Object.entries(node).find(([name]) => name === part)?.[1];
  }
  return typeof node === 'string' ? node : key;
}

function fill(sentence: string, values: TextValues): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}
