import type { SearchSnippets, TicketPage } from "../../src/contract/index.js";
import { percentile } from "../sla/samples.js";
import { openConnection, type Request } from "./client.js";
import { ms, type Bar, type Figure } from "./figures.js";
import { oneToThree, soughtWords } from "./search-words.js";
import { admin, agents, request, supervisor, type Stage } from "./stage.js";

/** How often each is asked for; all of it counts, the first time as well. */
const TRIES = 3;

const get = (path: string, token: string): Request => ({ method: "GET", path, token });
export const searchPath = (q: string): string => `/api/tickets?q=${encodeURIComponent(q)}&limit=25`;
/** The desk's own pages ask for a list first and for its length beside it: neither waits for the other. */
const lengthPath = (q: string): string => `/api/tickets?q=${encodeURIComponent(q)}&limit=1&count=true`;

/** Who looks for something: people who see some departments, the whole desk, and what is their own. */
export async function searchers(stage: Stage): Promise<{ who: string; token: string }[]> {
  const customer = await stage.owner.one<{ id: number }>(
    "SELECT customer_id AS id FROM tickets GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
  );
  const people = [
    { who: "agent", id: agents[0]?.id },
    { who: "agent", id: agents[1]?.id },
    { who: "supervisor", id: supervisor.id },
    { who: "admin", id: admin.id },
    { who: "customer", id: customer?.id },
  ];
  return Promise.all(people.map(async ({ who, id }) => ({ who, token: await stage.tokenOf(id ?? 0) })));
}

/** All kinds of searches, by name. */
export async function searchTexts(stage: Stage): Promise<Record<string, string[]>> {
  const { common, middling, rare, mistyped, absent } = await soughtWords(stage.owner);
  return {
    rare: oneToThree(rare),
    common: oneToThree(common),
    "neither rare nor common": oneToThree(middling),
    "common beside rare": common.map((word, i) => `${word} ${rare[i] ?? ""}`),
    mistyped: oneToThree(mistyped),
    absent: oneToThree(absent),
  };
}

/** Phrases of two words that very many tickets have. */
export async function phrases(stage: Stage): Promise<string[]> {
  const { common } = await soughtWords(stage.owner);
  return common.flatMap((word, i) => [`"${word} ${common[(i + 1) % common.length] ?? ""}"`]);
}

export async function benchSearches(stage: Stage): Promise<Figure[]> {
  const people = await searchers(stage);
  const byAll = (paths: readonly string[]) => people.flatMap(({ token }) => paths.map((path) => get(path, token)));
  const texts = await searchTexts(stage);
  const figures: Figure[] = [];
  for (const [kind, queries] of Object.entries(texts)) {
    const paths = queries.map((q) => searchPath(q));
    figures.push(
      await figure(stage, `Search for one to three words: ${kind}`, byAll(paths), (times) => [
        { says: "worst below 300 ms", met: times.worst < 300 && times.givenUp === 0 },
        { says: "median below 50 ms", met: times.median < 50 },
      ]),
    );
  }
  figures.push(
    await figure(
      stage,
      "Search for a phrase of two common words",
      byAll((await phrases(stage)).map((q) => searchPath(q))),
      (times) => [{ says: "worst below 1,500 ms", met: times.worst < 1_500 }],
    ),
    await figure(
      stage,
      "Search by relevance: common and rare words",
      byAll([...(texts.common ?? []), ...(texts.rare ?? [])].map((q) => searchPath(`${q} sort:relevance`))),
      (times) => [{ says: "worst below 1,500 ms", met: times.worst < 1_500 && times.givenUp === 0 }],
    ),
    await figure(
      stage,
      "How many a search finds",
      byAll(
        Object.values(texts)
          .flat()
          .map((q) => lengthPath(q)),
      ),
      (times) => [{ says: "worst below 1,500 ms", met: times.worst < 1_500 && times.givenUp === 0 }],
    ),
    await figure(stage, "Suggest while typing", byAll(suggestPaths(texts)), (times) => [
      { says: "median below 20 ms", met: times.median < 20 },
    ]),
    await figure(stage, "Snippets of 25 tickets found", await snippetRequests(stage, people, texts), () => []),
    await viewCounts(stage),
  );
  return figures;
}

/** What is asked for on the way to a word, from its second letter on. */
function suggestPaths(texts: Readonly<Record<string, string[]>>): string[] {
  const words = [...(texts.common ?? []), ...(texts.rare ?? [])].slice(0, 8);
  const typed = words.flatMap((word) => [2, 3, 5, word.length].map((length) => word.slice(0, length)));
  return [...new Set(typed)].map((q) => `/api/search/suggest?q=${encodeURIComponent(q)}`);
}

async function snippetRequests(
  stage: Stage,
  people: readonly { token: string }[],
  texts: Readonly<Record<string, string[]>>,
): Promise<Request[]> {
  const asked: Request[] = [];
  for (const { token } of people) {
    for (const q of [...(texts.common ?? []).slice(0, 3), ...(texts.rare ?? []).slice(0, 3)]) {
      const { data } = await request<TicketPage>(stage.url, get(searchPath(q), token));
      const ids = data.map(({ id }) => id).join();
      if (ids !== "") asked.push(get(`/api/search/snippets?q=${encodeURIComponent(q)}&ids=${ids}`, token));
    }
  }
  const [first] = asked;
  if (!first || (await request<SearchSnippets>(stage.url, first)).data.length === 0)
    throw new Error("What is found has no snippets");
  return asked;
}

const viewQueries = [
  "status:open priority>=high",
  "status:open assignee:me",
  "sla:breached",
  "status:open due<4h",
  "status:open tag:vip",
  "created:-7d..now",
  "status:open assignee:none created:-1d..now",
  "status:open refund",
];

/** What an agent keeps in the sidebar, beside the views that everybody has. */
async function keepViews(stage: Stage, token: string): Promise<void> {
  for (const [i, q] of viewQueries.entries())
    await request(stage.url, {
      method: "POST",
      path: "/api/views",
      token,
      body: { scope: "personal", name: `View ${i + 1}`, q },
    });
}

async function viewCounts(stage: Stage): Promise<Figure> {
  const asked: Request[] = [];
  for (const { id } of agents.slice(0, 4)) {
    const token = await stage.tokenOf(id);
    await keepViews(stage, token);
    asked.push(get("/api/views/counts", token));
  }
  return figure(stage, `Counts of ${viewQueries.length} saved views of an agent`, asked, (times) => [
    { says: "median below 30 ms", met: times.median < 30 },
  ]);
}

interface Times {
  median: number;
  worst: number;
  /** Answered with advice on how to narrow it. */
  givenUp: number;
}

/** Asks one after the other, nothing else being asked meanwhile. @throws Error for any answer but a page and such advice. */
async function figure(
  stage: Stage,
  what: string,
  requests: readonly Request[],
  barsOf: (times: Times) => Bar[],
): Promise<Figure> {
  const connection = openConnection(stage.url);
  const took: number[] = [];
  let givenUp = 0;
  let slowest = { path: "", time: 0 };
  try {
    for (let i = 0; i < TRIES; i += 1)
      for (const each of requests) {
        const before = performance.now();
        const { status, body } = await connection.send(each);
        const time = performance.now() - before;
        if (status === 422 && body.includes("search.too_slow")) givenUp += 1;
        else if (status >= 300) throw new Error(`${each.path} answered ${status}: ${body}`);
        took.push(time);
        if (time > slowest.time) slowest = { path: each.path, time };
      }
  } finally {
    connection.close();
  }
  const times = { median: percentile(took, 0.5), p95: percentile(took, 0.95), worst: Math.max(...took), givenUp };
  const advised = givenUp > 0 ? `, ${givenUp} answered with advice` : "";
  return {
    tickets: stage.tickets,
    what,
    figure: `median ${ms(times.median)}, p95 ${ms(times.p95)}, worst ${ms(times.worst)}${advised}`,
    slowest: slowest.path,
    bars: barsOf(times),
    measured: { requests: took.length, ...times },
  };
}
