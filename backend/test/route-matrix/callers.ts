import { createSecretKey } from "node:crypto";
import jwt from "jsonwebtoken";
import { scopeNames, type Permission, type Scope } from "../../src/contract/index.js";
import { createAccessTokens } from "../../src/features/accounts/index.js";
import { buildAdmin, buildApiKey, type BuiltPerson } from "../factories/index.js";
import { mailedCode } from "../mailed-code.js";
import type { MatrixDesk } from "./desk.js";
import { password } from "./staff.js";

export interface Caller {
  name: CallerName;
  /** Sent as `Authorization`; null: nothing is. */
  authorization: string | null;
  /** A stranger is whoever no token vouches for. */
  kind: "stranger" | "person" | "guest";
  personId: number | null;
  permissions: ReadonlySet<Permission>;
  /** May know that the complaint exists. */
  seesTicket: boolean;
  /** Signed in a moment ago. */
  recent: boolean;
  /** An API key's; null: the person is here themselves. */
  scopes: readonly Scope[] | null;
  /** Their session is good for setting up two-factor alone. */
  mustSetUp: boolean;
}

const nobody = {
  personId: null,
  permissions: new Set<Permission>(),
  seesTicket: false,
  recent: false,
  scopes: null,
  mustSetUp: false,
};
const stranger = (name: CallerName, authorization: string | null): Caller => ({
  ...nobody,
  kind: "stranger",
  name,
  authorization,
});

export const callerNames = [
  "stranger",
  "made-up token",
  "expired token",
  "ended session",
  "deactivated admin",
  "guest",
  "other guest",
  "customer",
  "other customer",
  "foreign agent",
  "custom role",
  "auditor",
  "agent",
  "supervisor",
  "admin",
  "admin of an hour ago",
  "admin before two-factor",
  "key with all scopes",
  "key without the scope",
  "key of a foreign supervisor",
] as const;
export type CallerName = (typeof callerNames)[number];

/** Everybody who may knock, in the order of their names. */
export async function buildCallers(desk: MatrixDesk): Promise<Caller[]> {
  const person = (name: CallerName, who: BuiltPerson, seesTicket: boolean) => signedIn(desk, name, who, { seesTicket });
  return [
    stranger("stranger", null),
    stranger("made-up token", "Bearer made.up.token"),
    stranger("expired token", `Bearer ${expiredToken(desk)}`),
    stranger("ended session", `Bearer ${await endedSession(desk)}`),
    stranger("deactivated admin", `Bearer ${desk.app.api.tokenOf(desk.deactivated)}`),
    await guestOf(desk, "guest", desk.ids["ticket"] ?? 0, true),
    await guestOf(desk, "other guest", desk.ids["other_ticket"] ?? 0, false),
    await person("customer", desk.owner, true),
    await person("other customer", desk.stranger, false),
    await person("foreign agent", desk.foreignAgent, false),
    await person("custom role", desk.helper, true),
    await person("auditor", desk.auditor, true),
    await person("agent", desk.agent, true),
    await person("supervisor", desk.supervisor, true),
    await person("admin", desk.admin, true),
    await signedIn(desk, "admin of an hour ago", desk.admin, { seesTicket: true, recent: false }),
    await beforeTwoFactor(desk),
    await keyOf(desk, "key with all scopes", desk.admin, { seesTicket: true }),
    await keyOf(desk, "key without the scope", desk.admin, { seesTicket: true, scopes: ["audit:read"] }),
    await keyOf(desk, "key of a foreign supervisor", desk.foreignSupervisor, { seesTicket: false }),
  ];
}

let nextSession = 5_000_000;

async function signedIn(
  { app }: MatrixDesk,
  name: CallerName,
  who: BuiltPerson,
  { seesTicket, recent = true }: { seesTicket: boolean; recent?: boolean },
): Promise<Caller> {
  const sessionId = nextSession++;
  await app.db.rows(
    `INSERT INTO sessions (id, person_id, refresh_hash, rotated_at, created_at, idle_until, absolute_until, confirmed_at)
     OVERRIDING SYSTEM VALUE
     VALUES ($1, $2, sha256($3::text::bytea), app_now(), app_now(), app_now() + interval '1 day', app_now() + interval '1 day',
             app_now() - make_interval(mins => $4))`,
    [sessionId, who.id, `matrix ${sessionId}`, recent ? 0 : 60],
  );
  const token = createAccessTokens(app.services.config).issue({ personId: who.id, sessionId });
  return {
    ...nobody,
    name,
    authorization: `Bearer ${token}`,
    kind: "person",
    personId: who.id,
    permissions: await permissionsOf(app, who),
    seesTicket,
    recent,
  };
}

async function permissionsOf({ db }: MatrixDesk["app"], { id }: BuiltPerson): Promise<Set<Permission>> {
  const role = await db.one<{ permissions: Permission[] }>(
    "SELECT permissions FROM roles r JOIN people p ON p.role_id = r.id WHERE p.id = $1",
    [id],
  );
  return new Set(role?.permissions);
}

/** In a session that has not seen their second factor: of what it opens nothing else is tried than of one before the set-up. */
async function beforeTwoFactor(desk: MatrixDesk): Promise<Caller> {
  const admin = await buildAdmin(desk.app.db, { password });
  await desk.app.db.rows(
    "INSERT INTO two_factor (person_id, secret, on_since, last_step) VALUES ($1, 'x', app_now(), 1)",
    [admin.id],
  );
  const caller = await signedIn(desk, "admin before two-factor", admin, { seesTicket: false });
  await desk.app.db.rows("UPDATE sessions SET must_set_up_two_factor = true WHERE id = $1", [nextSession - 1]);
  return { ...caller, mustSetUp: true };
}

async function keyOf(
  { app }: MatrixDesk,
  name: CallerName,
  who: BuiltPerson,
  { seesTicket, scopes = scopeNames }: { seesTicket: boolean; scopes?: readonly Scope[] },
): Promise<Caller> {
  const { key } = await buildApiKey(app.db, { ownerId: who.id, scopes: [...scopes] });
  return {
    ...nobody,
    name,
    authorization: `Bearer ${key}`,
    kind: "person",
    personId: who.id,
    permissions: await permissionsOf(app, who),
    seesTicket,
    scopes,
  };
}

/** The owner of a complaint, let in by a mailed link. */
async function guestOf(
  { app, owner }: MatrixDesk,
  name: CallerName,
  ticketId: number,
  seesTicket: boolean,
): Promise<Caller> {
  const email = owner.email ?? "";
  await app.api
    .anonymous()
    .post("/api/guest/track")
    .send({ reference: String(ticketId), email });
  const { token: link } = await mailedCode(app, email);
  const { token } = (await app.api.anonymous().post("/api/guest/track/link").send({ token: link })).body as {
    token: string;
  };
  return {
    ...nobody,
    name,
    authorization: `Bearer ${token}`,
    kind: "guest",
    personId: owner.id,
    seesTicket,
  };
}

function expiredToken({ app, admin }: MatrixDesk): string {
  const key = createSecretKey(Buffer.from(app.services.config.jwtSecret));
  const claims = { sid: 1, typ: "access", exp: Math.floor(Date.parse("2020-01-01") / 1000) };
  return jwt.sign(claims, key, { issuer: "redress", audience: "redress-api", subject: String(admin.id) });
}

async function endedSession(desk: MatrixDesk): Promise<string> {
  const caller = await signedIn(desk, "ended session", desk.admin, { seesTicket: true });
  await desk.app.db.rows("UPDATE sessions SET ended_at = app_now(), end_reason = 'signed_out' WHERE id = $1", [
    nextSession - 1,
  ]);
  return caller.authorization?.replace("Bearer ", "") ?? "";
}
