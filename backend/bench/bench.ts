/**
 * What the desk can carry on this machine. `npm run bench -- [tickets]`: pages, writes and the monitor, with 100,000 tickets by
 * default. `npm run bench -- sla [clocks]`: promises and their clocks, 1,000,000 by default; ends with an error when a
 * result is wrong, never because it is slow. `npm run bench -- audit`: what it costs that everything is on record. `npm run bench -- sockets
 * [connections]`: the live channel, with 2,000 by default. `npm run bench -- screens [tickets]`: an agent's pages in a real
 * browser, on 10,000 by default. Each figure stands beside a floor of the same run, since machines differ: read the ratios
 * first.
 */
import { benchAudit } from "./audit/bench-audit.js";
import { benchDesk } from "./desk/bench-desk.js";
import { benchScreens } from "./screens/bench-screens.js";
import { benchSla } from "./sla/bench-sla.js";
import { benchSockets } from "./sockets/bench-sockets.js";

const [first, second] = process.argv.slice(2);
const problems = await run();
for (const problem of problems) process.stdout.write(`WRONG: ${problem}\n`);
if (problems.length > 0) process.exitCode = 1;

function run(): Promise<string[]> {
  if (first === "audit") return benchAudit();
  if (first === "sockets") return benchSockets(countOf(second, 2_000));
  if (first === "screens") return benchScreens(countOf(second, 10_000));
  return first === "sla" ? benchSla(countOf(second, 1_000_000)) : benchDesk(countOf(first, 100_000));
}

function countOf(text: string | undefined, usual: number): number {
  const count = Number(text ?? usual);
  if (!Number.isInteger(count) || count < 1000)
    throw new Error("Usage: npm run bench -- [audit | [sla | sockets | screens] [how many, 1000 or more]]");
  return count;
}
