import type { TicketPage } from "../../src/contract/index.js";
import type { Request } from "./client.js";
import { ms, type Figure } from "./figures.js";
import { inRounds } from "./in-rounds.js";
import { inTurn } from "./reads.js";
import { agents, request, type Stage } from "./stage.js";

const DEEP = 2_000;
const ROWS = 25;
/** As many as a request may ask for: the way down is not what is measured. */
const STRIDE = 100;
/** As far as page numbers go. */
const LAST_PAGE = 100;

/** An agent's list, all the way down. Null where the desk is too small to be that deep. */
export async function benchPaging(stage: Stage): Promise<Figure | null> {
  const [agent] = agents;
  if (!agent) throw new Error("There is no agent");
  const token = await stage.tokenOf(agent.id);
  const list = (rest: string): Request => ({ method: "GET", path: `/api/tickets?view=all&sort=newest&${rest}`, token });
  let cursor: string | null = null;
  for (let rows = 0; rows < (DEEP - 1) * ROWS; rows += STRIDE) {
    const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { page } = await request<TicketPage>(stage.url, list(`limit=${STRIDE}${after}`));
    if (page.next_cursor === null) return null;
    cursor = page.next_cursor;
  }
  const asked = (path: string) => inTurn(stage.url, [list(path)]);
  const measured = await inRounds(
    {
      first: asked(`limit=${ROWS}`),
      deep: asked(`limit=${ROWS}&cursor=${encodeURIComponent(cursor ?? "")}`),
      byNumber: asked(`limit=${ROWS}&page=${LAST_PAGE}`),
    },
    { lanes: 1, rounds: 7, milliseconds: 400 },
  );
  const { first, deep, byNumber } = measured;
  return {
    tickets: stage.tickets,
    what: `Page ${DEEP.toLocaleString("en")} by cursor, page ${LAST_PAGE} by number`,
    figure: `${ms(deep.p50)} and ${ms(byNumber.p50)}`,
    floor: `first page ${ms(first.p50)}`,
    bars: [
      { says: "by cursor as the first page, 1.3 times at most", met: deep.p50 <= 1.3 * first.p50 },
      { says: "both below 60 ms", met: Math.max(deep.p50, byNumber.p50) < 60 },
    ],
    measured,
  };
}
