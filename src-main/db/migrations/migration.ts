/** One step of the schema. `version` is what `user_version` holds after it; versions count up from 1 without gaps. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };
