import type { ChangeHint, ServerMessages } from "../contract/index.js";
import type { Actor } from "./actor.js";

/** One connection to the live channel, as features see it. */
export interface LiveConnection {
  readonly id: string;
  /** With the rights of now. */
  readonly actor: Actor;
  send<Name extends keyof ServerMessages>(name: Name, ...said: Parameters<ServerMessages[Name]>): void;
}

/** What a feature does about connections to this process, and about what other processes say. Must not fail. */
export interface LiveListener {
  opened?(connection: LiveConnection): void;
  /** Whatever a client sent under the one name it has: to be judged like any input. */
  said?(connection: LiveConnection, words: unknown): void;
  closed?(connection: LiveConnection): void;
  /** The person's rights or sessions changed, or may have; this connection stays. */
  rechecked?(connection: LiveConnection): void;
  /** A hint went out, here or in another process. */
  hinted?(hint: ChangeHint): void;
  /** Said by the same feature in another process. */
  heard?(words: unknown): void;
}
