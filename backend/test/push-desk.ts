import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildTeam,
  type BuiltPerson,
} from "./factories/index.js";
import { startPushReceiver, type PushReceiver } from "./fakes/push-receiver.js";
import { startTestApp, type TestApp } from "./start-test-app.js";
import { parseAllowedTarget } from "../src/platform/egress/index.js";
import type { Config } from "../src/config.js";

/** A desk with a push service on loopback: a complaint that an agent holds, who has one browser switched on. */
export interface PushDesk {
  app: TestApp;
  receiver: PushReceiver;
  customer: BuiltPerson;
  agent: BuiltPerson;
  admin: BuiltPerson;
  teamId: number;
  ticketId: number;
  /** Switches a browser of somebody's on; returns its address. */
  switchOn(person: BuiltPerson): Promise<string>;
  /** The customer writes; nothing follows yet. Returns the message's id. */
  customerWrites(ticketId?: number): Promise<number>;
  fileAnother(): Promise<number>;
  /** Runs everything that waits, also what is to wait longer by the real clock. */
  runAll(): Promise<void>;
  /** How the pushes to all browsers ended, in their order; null: not yet. */
  outcomes(): Promise<(string | null)[]>;
  close(): Promise<void>;
}

export async function buildPushDesk(config: Partial<Config> = {}): Promise<PushDesk> {
  const receiver = await startPushReceiver();
  const loopback = parseAllowedTarget("127.0.0.1");
  const app = await startTestApp({ config: { egressAllow: loopback ? [loopback] : [], ...config } });
  const [customer, agent, admin] = [
    await buildCustomer(app.db, { fullName: "Luis Ortega" }),
    await buildAgent(app.db),
    await buildAdmin(app.db),
  ];
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, { memberIds: [agent.id], departmentIds: [department.id] });
  await buildCategory(app.db, { name: "Delivery", departmentId: department.id, teamId: team.id });

  const fileAnother = async (): Promise<number> => {
    const body = { subject: "Parcel lost", description: "It never came.", category: "Delivery" };
    const { id } = (await app.api.as(customer).post("/api/tickets").send(body).expect(201)).body as { id: number };
    await app.api.as(agent).post(`/api/tickets/${id}/assign`).send({ agent_id: agent.id }).expect(200);
    await app.jobs.runAll();
    return id;
  };
  const ticketId = await fileAnother();

  const switchOn = async (person: BuiltPerson): Promise<string> => {
    const subscription = receiver.subscribe();
    // As browsers do, which cannot subscribe without the key; the desk makes it then.
    await app.api.as(person).get("/api/me/push").expect(200);
    await app.api.as(person).post("/api/me/push").send(subscription).expect(201);
    return subscription.endpoint;
  };
  await switchOn(agent);

  return {
    app,
    receiver,
    customer,
    agent,
    admin,
    teamId: team.id,
    ticketId,
    switchOn,
    customerWrites: async (id = ticketId) => {
      const { body } = await app.api
        .as(customer)
        .post(`/api/tickets/${id}/comments`)
        .send({ comment: "Where is my secret parcel?" })
        .expect(201);
      return (body as { id: number }).id;
    },
    fileAnother,
    runAll: async () => {
      await app.ownerDb.rows("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now()");
      await app.jobs.runAll();
    },
    outcomes: async () => {
      const rows = await app.db.rows<{ outcome: string | null }>("SELECT outcome FROM pushes ORDER BY id");
      return rows.map(({ outcome }) => outcome);
    },
    close: async () => {
      await app.close();
      await receiver.close();
    },
  };
}
