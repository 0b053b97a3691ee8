import { ms, type Figure } from "./figures.js";
import { inRounds } from "./in-rounds.js";
import { countRequests, detailRequests, inTurn, listRequests } from "./reads.js";
import type { Stage } from "./stage.js";

/** The same requests to a small desk and to a large one, in turns. */
export async function benchSizes(small: Stage, large: Stage): Promise<Figure[]> {
  const kinds = [
    ["list", listRequests],
    ["detail", detailRequests],
    ["counts", countRequests],
  ] as const;
  const figures: Figure[] = [];
  for (const [kind, requestsOf] of kinds) {
    const measured = await inRounds(
      { small: inTurn(small.url, await requestsOf(small)), large: inTurn(large.url, await requestsOf(large)) },
      { lanes: 4, rounds: 7, milliseconds: 300 },
    );
    const ratio = measured.small.rate / measured.large.rate;
    figures.push({
      tickets: large.tickets,
      what: `${kind[0]?.toUpperCase()}${kind.slice(1)}, against ${small.tickets.toLocaleString("en")} tickets`,
      figure: `${ratio.toFixed(2)} times (${ms(measured.large.p50)} and ${ms(measured.small.p50)})`,
      bars: [{ says: "within 1.3 times", met: ratio <= 1.3 }],
      measured,
    });
  }
  return figures;
}
