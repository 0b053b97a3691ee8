import { createRandom } from "../../src/features/demo/index.js";
import type { Request } from "./client.js";
import { ms, percent, perSecond, type Figure } from "./figures.js";
import { inRounds, type Load, type Measured } from "./in-rounds.js";
import { writeSubject, writeText } from "./load/texts.js";
import { categories } from "./load/world.js";
import type { Run } from "./messages.js";
import { inTurn } from "./reads.js";
import { agents, statementsOf, teach, type Stage } from "./stage.js";

/** "At 32 concurrent" is what the bar says. */
const load: Load = { lanes: 32, rounds: 5, milliseconds: 800 };
/** Requests that the floor learns from. */
const SHOWN = 6;
const WRITTEN_ON = 240;

const random = createRandom(11);

export async function benchWrites(stage: Stage): Promise<Figure[]> {
  const on = await workedOn(stage);
  const half = Math.floor(on.length / 2);
  const [desks, floors] = [on.slice(0, half), on.slice(half)];
  const targets = floors.map(({ id }) => id);
  const creates = await createRequests(stage);
  const comments = (tickets: Worked[]) => tickets.map(commentOn);
  const moves = (tickets: Worked[]) => [
    ...tickets.map((ticket) => moveOf(ticket, "on_hold")),
    ...tickets.map((ticket) => moveOf(ticket, "in_progress")),
  ];
  // What the floor is shown is done on tickets of its own half, and undone there by the next.
  const shown = floors.slice(0, SHOWN);
  return [
    await figure(stage, "Create: SLA, routing, event, jobs", creates, await runsOf(stage, creates.slice(0, SHOWN)), []),
    await figure(stage, "Comment", comments(desks), await runsOf(stage, comments(shown), shown), targets),
    await figure(
      stage,
      "Status change",
      moves(desks),
      await runsOf(stage, moves(shown), [...shown, ...shown]),
      targets,
    ),
  ];
}

/** One write of each kind, and where the floor is to do it again. */
export async function shownWrites(
  stage: Stage,
): Promise<{ kind: string; request: Request; ticketId?: number; target?: number }[]> {
  const [one, other, third, fourth] = await workedOn(stage);
  const [create] = await createRequests(stage);
  if (!one || !other || !third || !fourth || !create) throw new Error("There are not enough tickets to write on");
  return [
    { kind: "create", request: create },
    { kind: "comment", request: commentOn(one), ticketId: one.id, target: other.id },
    { kind: "move", request: moveOf(third, "on_hold"), ticketId: third.id, target: fourth.id },
  ];
}

async function figure(
  stage: Stage,
  what: string,
  requests: readonly Request[],
  runs: Run[],
  targets: number[],
): Promise<Figure> {
  const kind = what.split(/\W/)[0] ?? what;
  await teach(stage, kind, runs, targets);
  const { desk, floor } = await inRounds(
    { desk: inTurn(stage.url, requests), floor: inTurn(stage.floorUrl, [{ method: "POST", path: `/${kind}` }]) },
    // On a small desk fewer at once: nobody may come to a ticket before the one before has left it.
    {
      ...load,
      lanes: Math.max(1, Math.min(load.lanes, targets.length > 0 ? Math.floor(requests.length / 4) : load.lanes)),
    },
  );
  const said = ({ rate, p50, p95 }: Measured) => `${perSecond(rate)}, p50 ${ms(p50)}, p95 ${ms(p95)}`;
  return {
    tickets: stage.tickets,
    what,
    figure: `${said(desk)}: ${percent(desk.rate / floor.rate)}`,
    floor: said(floor),
    bars: [
      { says: "at least 50 % of the floor", met: desk.rate >= 0.5 * floor.rate },
      { says: "p95 below 60 ms at 32 at once", met: desk.p95 < 60 },
    ],
    measured: { desk, floor },
  };
}

async function runsOf(stage: Stage, requests: readonly Request[], on: readonly Worked[] = []): Promise<Run[]> {
  const runs: Run[] = [];
  for (const [i, request] of requests.entries()) {
    const ticketId = on[i]?.id;
    runs.push({ statements: await statementsOf(stage, request), ...(ticketId !== undefined && { ticketId }) });
  }
  return runs;
}

interface Worked {
  id: number;
  token: string;
}

/**
 * Tickets that are being worked on, each with somebody who may. Nothing of theirs comes due meanwhile: a change would record
 * that as well, and what happens to a promise once the floor could not do again.
 */
async function workedOn(stage: Stage): Promise<Worked[]> {
  const found: Worked[] = [];
  for (const { id, teamIds } of agents) {
    const token = await stage.tokenOf(id);
    const tickets = await stage.owner.rows<{ id: number }>(
      `SELECT id FROM tickets WHERE status = 'in_progress' AND hidden_at IS NULL AND department_id = ANY ($1::bigint[]) AND id % $2 = $3
         AND NOT EXISTS (SELECT FROM sla_clocks k WHERE k.ticket_id = tickets.id AND k.next_at < app_now() + interval '1 hour')
       ORDER BY id LIMIT $4`,
      [teamIds, agents.length, id % agents.length, WRITTEN_ON / agents.length],
    );
    found.push(...tickets.map((ticket) => ({ id: ticket.id, token })));
  }
  return found;
}

const commentOn = ({ id, token }: Worked): Request => ({
  method: "POST",
  path: `/api/tickets/${id}/comments`,
  token,
  body: { comment: writeText(random, "en", 40), is_internal: false },
});

const moveOf = ({ id, token }: Worked, status: string): Request => ({
  method: "PATCH",
  path: `/api/tickets/${id}/status`,
  token,
  body: { status },
});

async function createRequests(stage: Stage): Promise<Request[]> {
  const customers = await stage.owner.rows<{ id: number }>(
    "SELECT p.id FROM people p JOIN roles r ON r.id = p.role_id WHERE r.key = 'customer' ORDER BY p.id LIMIT 32",
  );
  return Promise.all(
    customers.map(async ({ id }, i) => ({
      method: "POST" as const,
      path: "/api/tickets",
      token: await stage.tokenOf(id),
      body: {
        subject: writeSubject(random, "en"),
        description: writeText(random, "en", 100),
        category_id: categories[(i * 7) % categories.length]?.id,
        auto_assign: true,
      },
    })),
  );
}
