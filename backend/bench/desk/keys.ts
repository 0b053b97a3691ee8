import { buildApiKey } from "../../test/factories/index.js";
import type { Request } from "./client.js";
import type { Figure } from "./figures.js";
import { inRounds } from "./in-rounds.js";
import { inTurn } from "./reads.js";
import { supervisor, type Stage } from "./stage.js";

/** The same routes with an API key and with a token of the same person. */
export async function benchKeys(stage: Stage): Promise<Figure> {
  const token = await stage.tokenOf(supervisor.id);
  const { key } = await buildApiKey(stage.owner, { ownerId: supervisor.id });
  const ticket = await stage.owner.one<{ id: number }>(
    "SELECT id FROM tickets WHERE status = 'in_progress' AND hidden_at IS NULL AND department_id = ANY ($1::bigint[]) ORDER BY id LIMIT 1",
    [supervisor.teamIds],
  );
  const paths = [
    "/api/tickets?view=open&sort=due&limit=25",
    `/api/tickets/${ticket?.id ?? 0}`,
    "/api/tickets/counts",
    "/api/categories",
  ];
  const ratios: Record<string, number> = {};
  for (const path of paths) {
    const by = (secret: string): Request => ({ method: "GET", path, token: secret });
    const { withKey, withToken } = await inRounds(
      { withKey: inTurn(stage.url, [by(key)]), withToken: inTurn(stage.url, [by(token)]) },
      { lanes: 8, rounds: 7, milliseconds: 250 },
    );
    ratios[path] = withToken.rate / withKey.rate;
  }
  const worst = Math.max(...Object.values(ratios));
  return {
    tickets: stage.tickets,
    what: "With an API key, against a token",
    figure: `${worst.toFixed(2)} times the time, the worst of ${paths.length} routes`,
    bars: [{ says: "within 1.15 times", met: worst <= 1.15 }],
    measured: ratios,
  };
}
