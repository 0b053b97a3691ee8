import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as own from "../schemas/own-account.js";
import { idText } from "../schemas/primitives.js";

const tag = { tag: "Sessions" } as const;
const admins = { access: { permission: "people.manage" }, errors: [403, 404] } as const;
const byId = z.strictObject({ id: idText });

export const sessionEndpoints = {
  listMySessions: {
    ...tag,
    summary: "Where one is signed in",
    access: "signed_in",
    responses: { 200: own.sessionList },
  },
  endMySession: {
    ...tag,
    summary: "End one of one's sessions",
    description: "Its tokens and its live connection are dead within seconds.",
    access: "signed_in",
    params: own.sessionParams,
    responses: { 204: null },
    errors: [404],
  },
  endMyOtherSessions: {
    ...tag,
    summary: "End all of one's sessions but this one",
    access: "signed_in",
    responses: { 200: own.endedSessions },
  },
  listPersonSessions: {
    ...tag,
    ...admins,
    summary: "Where somebody is signed in",
    params: byId,
    responses: { 200: own.sessionList },
  },
  endPersonSession: {
    ...tag,
    ...admins,
    summary: "End one of somebody's sessions",
    params: own.personSessionParams,
    responses: { 204: null },
  },
  endPersonSessions: {
    ...tag,
    ...admins,
    summary: "End all of somebody's sessions",
    params: byId,
    responses: { 200: own.endedSessions },
  },
} as const satisfies Record<string, Endpoint>;
