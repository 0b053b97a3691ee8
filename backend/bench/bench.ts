/**
 * What the desk can carry on this machine. `npm run bench`: lists, tickets, counts and writes with 10,000, 100,000 and 1,000,000
 * tickets, or with as many as are named (`-- 10000`); loaded desks are kept in `.data/bench` for the next run, `-- forget` throws
 * them away, and `-- readme` puts the results of the last run of all sizes into the README. `npm run bench -- sla [clocks]`:
 * promises and their clocks, 1,000,000 by default. `npm run bench -- audit`: what it costs that everything is on record. `npm run
 * bench -- sockets [connections]`: the live channel, with 2,000 by default. `npm run bench -- screens [tickets]`: an agent's pages
 * in a real browser, on 10,000 by default. Each figure stands beside a floor of the same run, since machines differ: read the
 * ratios first. A run ends with an error when a result is wrong, never because it is slow.
 */
import { benchAudit } from "./audit/bench-audit.js";
import { benchDesk, SIZES } from "./desk/bench-desk.js";
import { forgetKept } from "./desk/kept-desks.js";
import { writeReadme } from "./desk/write-readme.js";
import { benchScreens } from "./screens/bench-screens.js";
import { benchSla } from "./sla/bench-sla.js";
import { benchSockets } from "./sockets/bench-sockets.js";

const parts: Readonly<Record<string, (count: string | undefined) => Promise<string[] | void>>> = {
  audit: benchAudit,
  forget: forgetKept,
  readme: writeReadme,
  sockets: (count) => benchSockets(countOf(count, 2_000)),
  screens: (count) => benchScreens(countOf(count, 10_000)),
  sla: (count) => benchSla(countOf(count, 1_000_000)),
};

const [first, ...rest] = process.argv.slice(2);
const part = first === undefined ? undefined : parts[first];
const run = () => benchDesk(first === undefined ? SIZES : [first, ...rest].map((text) => countOf(text, 0)));
const problems = (await (part ? part(rest[0]) : run())) ?? [];
for (const problem of problems) process.stdout.write(`WRONG: ${problem}\n`);
if (problems.length > 0) process.exitCode = 1;

function countOf(text: string | undefined, usual: number): number {
  const count = Number(text ?? usual);
  if (!Number.isInteger(count) || count < 1000)
    throw new Error(`Usage: npm run bench -- [${Object.keys(parts).join(" | ")}] [how many, 1000 or more]`);
  return count;
}
