/** Why nothing came back; callers choose their words, and those for the first three are better the same. */
type EgressReason =
  /** The address itself, or one its name leads to, is none that may be asked. */
  | "refused"
  /** No such name, no connection, or one that broke off. */
  | "unreachable"
  /** Not done in time. */
  | "timeout"
  /** The body is larger than was asked for. */
  | "too_large";

/** A request to the outside that was not made, or not answered as it must be. */
export class EgressError extends Error {
  override readonly name = "EgressError";

  constructor(
    readonly reason: EgressReason,
    /** For the log alone: told to whoever named the address, it would show them what lies in our network. */
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
