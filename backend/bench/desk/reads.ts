import { type Figure, percent, said } from "./figures.js";
import type { Request } from "./client.js";
import { inRounds, type Asked, type Load, type Measured } from "./in-rounds.js";
import { agents, request, statementsOf, teach, type Stage } from "./stage.js";
import { median } from "../sla/samples.js";

const readLoad: Load = { lanes: 16, rounds: 5, milliseconds: 600 };

const get = (path: string, token: string): Request => ({ method: "GET", path, token });

/** One after the other, for ever. */
export function inTurn(url: string, requests: readonly Request[]): Asked {
  let n = 0;
  return {
    url,
    next: () => {
      const next = requests[n % requests.length];
      n += 1;
      if (!next) throw new Error("There is nothing to ask for");
      return next;
    },
  };
}

/** A kind of reading request, measured in turns with the same statements on the floor. */
async function besideFloor(
  stage: Stage,
  kind: string,
  requests: readonly Request[],
): Promise<{ desk: Measured; floor: Measured; statements: number }> {
  const runs = [];
  for (const each of requests) {
    await request(stage.url, each);
    runs.push({ statements: await statementsOf(stage, each) });
  }
  await teach(stage, kind, runs);
  const measured = await inRounds(
    { desk: inTurn(stage.url, requests), floor: inTurn(stage.floorUrl, [{ method: "GET", path: `/${kind}` }]) },
    readLoad,
  );
  return { ...measured, statements: median(runs.map(({ statements }) => statements.length)) };
}

const lists = [
  "view=open&sort=due",
  "view=mine&sort=due",
  "view=unassigned&sort=due",
  "view=open&sort=due&priority=high,critical",
  "status=in_progress&sort=due",
  "view=overdue&sort=due",
];

export async function listRequests(stage: Stage): Promise<Request[]> {
  const tokens = await Promise.all(agents.map(({ id }) => stage.tokenOf(id)));
  return tokens.flatMap((token) => lists.map((query) => get(`/api/tickets?${query}&limit=25`, token)));
}

/** Tickets of all ages and states, as one of the agents sees them. */
export async function detailRequests(stage: Stage, count = 100): Promise<Request[]> {
  const requests: Request[] = [];
  for (const { id, teamIds } of agents) {
    const token = await stage.tokenOf(id);
    const tickets = await stage.owner.rows<{ id: number }>(
      `(SELECT id FROM tickets WHERE department_id = ANY ($1::bigint[]) AND hidden_at IS NULL AND status IN ('new', 'in_progress', 'pending', 'on_hold')
        ORDER BY id DESC LIMIT $2)
       UNION ALL
       (SELECT id FROM tickets WHERE department_id = ANY ($1::bigint[]) AND hidden_at IS NULL AND id % 97 = $3 ORDER BY created_at DESC LIMIT $2)`,
      [teamIds, Math.ceil(count / agents.length / 2), id % 97],
    );
    requests.push(...tickets.map((ticket) => get(`/api/tickets/${ticket.id}`, token)));
  }
  return requests;
}

export async function countRequests(stage: Stage): Promise<Request[]> {
  const tokens = await Promise.all(agents.map(({ id }) => stage.tokenOf(id)));
  return tokens.map((token) => get("/api/tickets/counts", token));
}

export async function benchReads(stage: Stage): Promise<Figure[]> {
  const { tickets } = stage;
  const share = (desk: Measured, floor: Measured, least: number) => ({
    says: `at least ${percent(least)} of the floor`,
    met: desk.rate >= least * floor.rate,
  });
  const list = await besideFloor(stage, "list", await listRequests(stage));
  const detail = await besideFloor(stage, "detail", await detailRequests(stage));
  const counts = await besideFloor(stage, "counts", await countRequests(stage));
  const figure = (what: string, { desk, floor }: typeof list, bars: Figure["bars"]): Figure => ({
    tickets,
    what,
    figure: `${said(desk)}: ${percent(desk.rate / floor.rate)}`,
    floor: said(floor),
    bars,
    measured: { desk, floor },
  });
  return [
    figure("Queue list: 25 rows, filters, by due time", list, [
      share(list.desk, list.floor, 0.6),
      { says: "p99 at most 2 times the floor's", met: list.desk.p99 <= 2 * list.floor.p99 },
    ]),
    figure(`Ticket detail, ${detail.statements} round trips`, detail, [
      { says: "at most 4 round trips", met: detail.statements <= 4 },
      share(detail.desk, detail.floor, 0.5),
    ]),
    figure("All sidebar counts of an agent", counts, [{ says: "below 30 ms", met: counts.desk.p50 < 30 }]),
  ];
}
