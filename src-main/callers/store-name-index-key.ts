/** The form of a ticket's store name in the indexes. */
export const storeKeySql = `lower(coalesce(store_name, ''))`;

/** Converts to lower case as SQLite's `lower` does: ASCII letters only. */
export function toIndexCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
