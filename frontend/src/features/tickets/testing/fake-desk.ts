import { jest } from "@jest/globals";
import type { TicketDetail, TicketPage } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";
import { rowOf } from "../model/queue-row.js";

interface Options {
  params?: { id?: string };
  query?: Record<string, unknown>;
  body?: Record<string, unknown>;
  ifMatch?: number;
  idempotencyKey?: string;
}
type Answer = (options: Options) => unknown;

/** A desk of a few tickets behind a `call` that tests give to the pages; single answers can be replaced. */
export function fakeDesk(tickets: TicketDetail[]) {
  const desk = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const find = ({ params }: Options): TicketDetail => {
    const ticket = desk.get(Number(params?.id));
    if (!ticket) throw new ApiProblem({ code: "not_found", status: 404, message: "Not found" });
    return ticket;
  };
  const change = (part: (options: Options) => Partial<TicketDetail>) => (options: Options) => {
    const before = find(options);
    const after = { ...before, ...part(options), version: before.version + 1 };
    desk.set(after.id, after);
    return after;
  };
  const answers: Record<string, Answer> = {
    listTickets: ({ query }): TicketPage => ({
      data: [...desk.values()].filter(({ id }) => isAsked(query, id)).map(rowOf),
      page: { next_cursor: null },
      server_time: "2026-07-01T08:00:00.000Z",
    }),
    countTickets: () => ({
      mine: desk.size,
      unassigned: 2,
      at_risk: 0,
      overdue: 0,
      waiting: 0,
      open: desk.size,
      closed: 0,
      teams: [],
    }),
    getTicket: find,
    setTicketStatus: change(({ body }) => ({ status: body?.["status"] as TicketDetail["status"] })),
    getWriting: () => ({ drafts: [], held: [], server_time: "2026-07-01T08:00:00.000Z" }),
    saveDraft: () => ({ draft: null, server_time: "2026-07-01T08:00:00.000Z" }),
    updateTicket: change(({ body }) => body as Partial<TicketDetail>),
  };
  const call = jest.fn(
    async (name: string, options: Options = {}) =>
      answers[name]?.(options) ?? { data: [], page: { next_cursor: null } },
  );
  const sent = (name: string) => call.mock.calls.filter(([called]) => called === name).map(([, options]) => options);
  return { call, answers, desk, sent };
}

/** Of rows that are asked for by their ids, those. */
function isAsked(query: Record<string, unknown> | undefined, id: number): boolean {
  const ids = query?.["ids"];
  return typeof ids !== "string" || ids.split(",").includes(String(id));
}

/** What jsdom leaves out: the page is as wide as `width` says. */
export function fakeWidth(width: number): void {
  window.matchMedia = (query) => {
    const least = Number(/min-width: ([\d.]+)rem/.exec(query)?.[1] ?? 0) * 16;
    return {
      matches: width >= least,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    } as unknown as MediaQueryList;
  };
}
