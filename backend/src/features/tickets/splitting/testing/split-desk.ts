import type { Comment, TicketDetail } from "../../../../contract/index.js";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildCustomer,
  buildPolicy,
  buildTicket,
  everyPriority,
  type BuiltPerson,
} from "../../../../../test/factories/index.js";
import { startTestApp } from "../../../../../test/start-test-app.js";

/** A desk on which messages are split off, with promises that count around the clock. */
export async function startSplitDesk() {
  const app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  const [customer, other] = [await buildCustomer(app.db), await buildCustomer(app.db)];
  const day = [["00:00", "24:00"]] satisfies [string, string][];
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  const calendar = await buildCalendar(app, { timeZone: "UTC", hours });
  await buildPolicy(app, {
    calendar_id: calendar.id,
    targets: everyPriority({ first_response: "2h", next_response: "1h", resolution: "8h" }),
  });
  const agent = await buildAgent(app.db);
  const split = (who: BuiltPerson, id: number, commentId: number, wishes: object = {}) =>
    app.api
      .as(who)
      .post(`/api/tickets/${id}/split`)
      .send({ comment_id: commentId, subject: "The bill, too", ...wishes });
  const read = async (who: BuiltPerson, id: number) =>
    (await app.api.as(who).get(`/api/tickets/${id}`).expect(200)).body as TicketDetail;
  return {
    app,
    calendarId: calendar.id,
    ...{ customer, other, agent, admin: await buildAdmin(app.db) },
    file: async (wishes: object = {}) => (await buildTicket(app.services, { customerId: customer.id, ...wishes })).id,
    split,
    /** By the agent, for sure. */
    begin: async (id: number, commentId: number, wishes: object = {}) =>
      (await split(agent, id, commentId, wishes).expect(201)).body as TicketDetail,
    unsplit: (who: BuiltPerson, id: number) => app.api.as(who).delete(`/api/tickets/${id}/split`),
    merge: (id: number, intoId: number) =>
      app.api.as(agent).post(`/api/tickets/${id}/merge`).send({ into_id: intoId }).expect(200),
    read,
    say: async (who: BuiltPerson, id: number, comment: string, more: object = {}): Promise<number> => {
      const answer = await app.api
        .as(who)
        .post(`/api/tickets/${id}/comments`)
        .send({ comment, ...more })
        .expect(201);
      return (answer.body as Comment).id;
    },
    words: async (who: BuiltPerson, id: number) => (await read(who, id)).comments.map(({ comment }) => comment),
  };
}

export type SplitDesk = Awaited<ReturnType<typeof startSplitDesk>>;
