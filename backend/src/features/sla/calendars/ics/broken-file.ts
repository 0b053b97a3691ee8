/** A text that is no calendar file, or is broken so that nothing can be trusted after the place. */
export class BrokenFile extends Error {
  override readonly name = "BrokenFile";
}

/** Why one entry of a file cannot be taken, in words; the others are read on. */
export class UnreadableEntry extends Error {
  override readonly name = "UnreadableEntry";

  constructor(
    message: string,
    /** Where it says so; null: the entry's first line. */
    readonly line: number | null = null,
  ) {
    super(message);
  }
}
