/** A name that is being typed after an @. */
export interface MentionPlace {
  /** Of the @. */
  start: number;
  end: number;
  typed: string;
}

/** Names have spaces: as many words as one may have are looked for. */
const LONGEST = 60;
const TYPED_NAME = /(?:^|[\s([{])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*){0,3})$/u;

/** The name that is being typed where the cursor stands; null: none. An address is none, for a word comes before its @. */
export function mentionAt(text: string, cursor: number): MentionPlace | null {
  const typed = TYPED_NAME.exec(text.slice(Math.max(0, cursor - LONGEST), cursor))?.[1];
  return typed === undefined ? null : { start: cursor - typed.length - 1, end: cursor, typed };
}
