import type { ResponseOf } from "../../contract/index.js";
import type { Person } from "./models/person.js";
import { presentMe } from "./presenter.js";
import type { OpenedSession } from "./sessions.js";
import type { AccessTokens } from "./tokens.js";

/** What a browser gets whose person has signed in, or is signed in still: among it when that ends by itself. */
export function presentSignIn(
  accessTokens: AccessTokens,
  person: Person,
  { id, ends }: Pick<OpenedSession, "id" | "ends">,
): NonNullable<ResponseOf<"refresh">> {
  return {
    token: accessTokens.issue({ personId: person.id, sessionId: id }),
    user: presentMe(person),
    session_ends_at: ends.at.toISOString(),
    session_latest_end_at: ends.latestAt.toISOString(),
    server_time: ends.asOf.toISOString(),
  };
}
