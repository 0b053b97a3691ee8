import { addComment, setStatus } from "../../src/features/tickets/index.js";
import { readRules } from "../../src/features/desk/index.js";
import { permissions, type Permission } from "../../src/contract/index.js";
import { personActor } from "../../src/platform/actor.js";
import type { Services } from "../../src/platform/services.js";
import type { TestApi } from "../../test/test-api.js";
import { call } from "../open-bench.js";

export type Write = () => Promise<unknown>;

/** Whom and what is written with: many people and tickets, so that lanes do not wait for each other. */
export interface Cast {
  agentIds: readonly number[];
  customerIds: readonly number[];
  ticketIds: readonly number[];
  /** Those that were put on hold. */
  onHold: Set<number>;
}

const origin = {
  requestId: "a2b8bd2f-0c35-4f0c-8ad2-4f1f4b0a7c11",
  ip: "192.0.2.17",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64)",
};

/** Half comments, a quarter changes of status, a quarter new complaints, as requests over HTTP. */
export function requests(api: TestApi, tokenOf: (id: number) => string, cast: Cast): Write {
  const agents = cast.agentIds.map(tokenOf);
  const customers = cast.customerIds.map(tokenOf);
  let n = 0;
  return () => {
    n += 1;
    const ticketId = inTurn(cast.ticketIds, n);
    if (n % 4 === 1) return call(api, inTurn(customers, n), ["POST", "/api/tickets"], complaint);
    const agent = inTurn(agents, n);
    if (n % 4 === 3)
      return call(api, agent, ["PATCH", `/api/tickets/${ticketId}/status`], { status: turned(cast, ticketId) });
    return call(api, agent, ["POST", `/api/tickets/${ticketId}/comments`], { comment: words, is_internal: false });
  };
}

/** The same commands without HTTP, checks and answers around them: there the audit weighs most. */
export async function commands({ runWork, db, config }: Services, cast: Cast): Promise<Write> {
  const rules = await readRules(db, config);
  const rights = Object.keys(permissions) as Permission[];
  const agents = cast.agentIds.map((id) =>
    personActor({ id, sees: "all", isStaff: true, permissions: rights, departmentIds: [], teamIds: [] }),
  );
  let n = 0;
  return () => {
    n += 1;
    const ticketId = inTurn(cast.ticketIds, n);
    const isComment = n % 2 === 0;
    return runWork<unknown>(
      inTurn(agents, n),
      (work) =>
        isComment
          ? addComment(work, ticketId, { text: words, isInternal: false }, rules)
          : setStatus(work, ticketId, { status: turned(cast, ticketId) }, rules),
      { origin },
    );
  };
}

const complaint = { subject: "Bench", description: "Again.", category: "Other" };
const words = "We look into it.";

const inTurn = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** Each ticket is put on hold and taken up again by turns, whoever writes. */
function turned({ onHold }: Cast, ticketId: number): "in_progress" | "on_hold" {
  if (onHold.delete(ticketId)) return "in_progress";
  onHold.add(ticketId);
  return "on_hold";
}
