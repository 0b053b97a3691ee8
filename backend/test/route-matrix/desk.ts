import { buildApiKey, buildTicket, everyPriority, pushSubscription, withLunch } from "../factories/index.js";
import { someone } from "../visitor.js";
import { startTestApp, type TestApp } from "../start-test-app.js";
import { texts } from "./marked-texts.js";
import { buildStaffDirectory, type StaffDirectory } from "./staff.js";
import { fileFor } from "./files.js";

/** So high that nothing of a matrix is refused for its number. */
const plenty = { requests: 1_000_000, seconds: 60 };
export const unlimited = {
  perPerson: plenty,
  perAddress: plenty,
  authPerAddress: plenty,
  perAccountAndAddress: plenty,
  perAccount: plenty,
};

/** A desk on which every route of the contract has something to work on. */
export interface MatrixDesk extends StaffDirectory {
  app: TestApp;
  /** Ids by what they are of; `ticket` is the complaint that some see and others do not. */
  ids: Record<string, number>;
  /** A file of the complaint, one of an internal note, and an upload of the admin's that nothing has claimed. */
  files: { shown: string; internal: string; unclaimed: string };
  /** Keys in the addresses of pictures. */
  keys: { photo: string; organization: string; desk: string };
}

export async function buildMatrixDesk(): Promise<MatrixDesk> {
  // Nothing that is taken to be sent later is due before the last call.
  const app = await startTestApp({ app: { rateLimits: unlimited }, config: { sendHoldMs: 3_600_000 } });
  const staff = await buildStaffDirectory(app);
  const ids: Record<string, number> = { ...staff.staffIds };
  const admin = app.api.as(staff.admin);
  const make = async (path: string, body: object): Promise<number> => {
    const res = await admin.post(path).send(body);
    if (res.status >= 300) throw new Error(`${path} was refused: ${JSON.stringify(res.body)}`);
    return (res.body as { id: number }).id;
  };
  const upload = async (path: string, name: string, put = false) => {
    const file = fileFor(path);
    const res = await (put ? admin.put(path) : admin.post(path)).attach("files", file.content, name);
    if (res.status >= 300) throw new Error(`${path} was refused: ${JSON.stringify(res.body)}`);
    return res.body as Record<string, never> & { id: number };
  };

  for (const name of ["calendar", "spare_calendar"])
    ids[name] = await make("/api/calendars", { name, time_zone: "Europe/Berlin", hours: withLunch });
  const targets = everyPriority({
    first_response: "2h",
    resolution: { kind: "business_days", amount: 5, extension: 5 },
  });
  ids["policy"] = await make("/api/sla/policies", { name: "Matrix", calendar_id: ids["calendar"], targets });
  ids["run"] = await make(`/api/sla/policies/${ids["policy"]}/apply`, {});
  for (const name of ["tag", "other_tag"]) ids[name] = await make("/api/tags", { name });
  ids["canned"] = await make("/api/canned", {
    scope: "all",
    shortcut: "matrix",
    title: "Matrix",
    texts: [{ language: "en", body: "Hello {{customer.first_name}}" }],
    add_tags: ["canned"],
  });
  ids["field"] = await make("/api/fields", { label: "Matrix", type: "text" });
  ids["view"] = await make("/api/views", { scope: "all", name: "Matrix", q: "status:open" });
  for (const name of ["archived_view", "deleted_view"]) {
    ids[name] = await make("/api/views", { scope: "all", name, q: "status:closed" });
    await admin.patch(`/api/views/${ids[name]}`).send({ archived: true });
  }
  await admin.delete(`/api/views/${ids["deleted_view"]}`);
  ids["group"] = await make("/api/customer-groups", { name: "Regulars" });
  await admin.post(`/api/customer-groups/${ids["group"]}/members`).send({ person_ids: [staff.owner.id] });
  ids["invited"] = (
    await admin.post("/api/people/invitations").send({ email: someone(), full_name: "Ines", role: "agent" })
  ).body.person.id as number;

  const place = {
    customerId: staff.owner.id,
    departmentId: ids["department"] ?? null,
    teamId: ids["team"] ?? null,
    categoryId: ids["category"] ?? 0,
    assigneeId: staff.agent.id,
  };
  const ticket = await buildTicket(app.services, { ...place, subject: texts.complaint });
  ids["ticket"] = ticket.id;
  ids["same_place_ticket"] = (await buildTicket(app.services, { ...place, subject: texts.complaint })).id;
  const asked = await app.api
    .as(staff.owner)
    .post(`/api/tickets/${ids["same_place_ticket"]}/comments`)
    .send({ comment: "Something else" });
  ids["owners_message"] = (asked.body as { id: number }).id;
  ids["hidden_ticket"] = (await buildTicket(app.services, { ...place, subject: texts.hidden })).id;
  const hidden = await admin.delete(`/api/tickets/${ids["hidden_ticket"]}`);
  if (hidden.status !== 204) throw new Error(`A ticket was not hidden: ${JSON.stringify(hidden.body)}`);
  ids["other_ticket"] = (await buildTicket(app.services, { customerId: staff.owner.id })).id;
  const agent = app.api.as(staff.agent);
  await agent.patch(`/api/tickets/${ticket.id}`).send({ tags: ["seen"] });
  const shown = (await upload(`/api/tickets/${ticket.id}/attachments`, "a.txt"))["data"] as unknown as [{ id: string }];
  const [forNote] = (await agent.post("/api/attachments").attach("files", Buffer.from("a"), "n.txt")).body.data as [
    { id: string },
  ];
  const note = { comment: texts.note, is_internal: true, attachment_ids: [forNote.id] };
  await agent.post(`/api/tickets/${ticket.id}/comments`).send(note);
  await agent.post(`/api/tickets/${ids["other_ticket"]}/comments`).send({ comment: "We are at it" });
  await app.jobs.runAll();
  const unclaimed = (await upload("/api/attachments", "u.txt"))["data"] as unknown as [{ id: string }];

  const held = { comment: texts.held, base_message_id: null, send_anyway: true };
  ids["held"] = await make(`/api/tickets/${ticket.id}/held-replies`, held);
  await agent.put(`/api/tickets/${ticket.id}/drafts/public`).send({ body: texts.draft });
  ids["time_entry"] = await make(`/api/tickets/${ticket.id}/time`, { minutes: 25 });
  const ownCanned = {
    scope: "personal",
    shortcut: "own",
    title: "Own",
    texts: [{ language: "en", body: texts.canned }],
  };
  ids["anothers_canned"] = ((await agent.post("/api/canned").send(ownCanned)).body as { id: number }).id;

  const ownView = { scope: "personal", name: texts.view, q: "status:open" };
  for (const name of ["anothers_view", "anothers_archived_view"])
    ids[name] = ((await agent.post("/api/views").send(ownView)).body as { id: number }).id;
  await agent.patch(`/api/views/${ids["anothers_archived_view"]}`).send({ archived: true });

  for (const state of ["ready", "checked", "running"]) {
    const { id } = await upload("/api/imports", `${state}.csv`);
    ids[`${state}_import`] = id;
    await app.ownerDb.rows("UPDATE imports SET state = $2 WHERE id = $1", [id, state]);
  }
  ids["mail"] = await idOf(app, "SELECT id FROM mails WHERE template = 'customer.comment'");
  ids["mail_of_ticket"] = await idOf(
    app,
    `INSERT INTO mails (event_id, person_id, to_address, template, subject, text, html, message_id, state, created_at)
     SELECT id, ${staff.owner.id}, '${staff.owner.email}', 'customer.comment', '${texts.complaint}', 'Text', 'Text', '<matrix@desk>', 'kept', app_now()
     FROM events WHERE ticket_id = ${ticket.id} ORDER BY id LIMIT 1 RETURNING id`,
  );
  ids["job"] = await idOf(
    app,
    `SELECT id FROM graphile_worker.add_job('tidy', '{}'::json, run_at => clock_timestamp() + interval '1 day')`,
  );
  const role = { name: "Reader", is_staff: true, sees: "teams", permissions: ["ticket.reply"] };
  ids["role"] = await make("/api/roles", role);
  ids["key"] = (await buildApiKey(app.db, { ownerId: staff.admin.id })).id;
  for (const [name, person] of Object.entries({ session: staff.admin, owner_session: staff.owner }))
    ids[name] = await idOf(
      app,
      `INSERT INTO sessions (person_id, refresh_hash, rotated_at, created_at, idle_until, absolute_until)
       VALUES (${person.id}, sha256('${name}'), app_now(), app_now(), app_now() + interval '1 day', app_now() + interval '1 day') RETURNING id`,
    );
  ids["push"] = await make("/api/me/push", pushSubscription("https://push.example.org/kept"));
  ids["event"] = await idOf(app, "SELECT id FROM events ORDER BY id");
  const keyOf = (url: unknown) => new URL(String(url), "http://desk").searchParams.get("key") ?? "";
  const keys = {
    photo: keyOf((await upload("/api/auth/me/photo", "p.png", true))["photo_url"]),
    organization: keyOf((await upload(`/api/organizations/${ids["organization"]}/logo`, "l.png", true))["logo_url"]),
    desk: keyOf((await upload("/api/settings/logo", "d.png", true))["logo_url"]),
  };
  return {
    ...staff,
    app,
    ids,
    keys,
    files: { shown: shown[0].id, internal: forNote.id, unclaimed: unclaimed[0].id },
  };
}

async function idOf(app: TestApp, sql: string): Promise<number> {
  const row = await app.ownerDb.one<{ id: number }>(sql);
  if (!row) throw new Error(`Nothing was found by ${sql}`);
  return row.id;
}
