import type { Response } from "express";
import type { GuestAccess, GuestDraft } from "../../contract/index.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { createGuestSessions, requireMail } from "../accounts/index.js";
import { readRules } from "../desk/index.js";
import { listCategories, listDepartments } from "../directory/index.js";
import { presentFields, readFields } from "../fields/index.js";
import { ticketNumber } from "../tickets/index.js";
import { createCodes } from "./codes.js";
import { askToTrack } from "./commands/ask-to-track.js";
import { confirmByCode, confirmByLink } from "./commands/confirm-draft.js";
import { enterByCode, enterByLink, type Entry } from "./commands/enter-ticket.js";
import { resendCode } from "./commands/resend-code.js";
import { writeDraft, type WrittenDraft } from "./commands/write-draft.js";
import { presentTopics } from "./presenter.js";
import { complaintOf } from "./translate.js";
import { codeRefused, type CodeVerdict } from "./try-code.js";

export function guestRoutes(mount: Mount, services: Services): void {
  const { config, db, demo, mail } = services;
  const codes = createCodes(config);
  const sessions = createGuestSessions(config);

  mount("listGuestTopics", async ({ actor }) => {
    const [categories, departments, fields] = await Promise.all([
      listCategories(db),
      listDepartments(db),
      readFields(db),
    ]);
    return presentTopics(categories, departments, presentFields(actor, fields));
  });

  const presentDraft = ({ draft, code, codeExpiresAt }: WrittenDraft, handle: string): GuestDraft => ({
    draft: handle,
    email: draft.email,
    code_expires_at: codeExpiresAt.toISOString(),
    expires_at: draft.expiresAt.toISOString(),
    demo_code: demo && mail === null ? code : null,
  });

  mount("createGuestDraft", async (ctx) => {
    requireMail(services);
    const { email, full_name: fullName = null, locale = null, time_zone: timeZone = null } = ctx.body;
    const complaint = complaintOf(ctx.body);
    const ip = ctx.origin.ip ?? null;
    const written = await ctx.work((work) =>
      writeDraft(work, codes, { email, fullName, locale, timeZone, complaint, ip }),
    );
    return presentDraft(written, written.secret);
  });

  mount("resendGuestCode", async (ctx) => {
    requireMail(services);
    const { draft: secret } = ctx.body;
    const written = await ctx.work((work) => resendCode(work, codes, { secret, ip: ctx.origin.ip ?? null }));
    return presentDraft(written, secret);
  });

  /** The cookie goes with the answer, once what it vouches for is on disk. */
  const letIn = (res: Response, entry: Entry | Exclude<CodeVerdict, "right">): GuestAccess => {
    if (typeof entry === "string") throw codeRefused(entry);
    const { ticketId, pass } = entry;
    if (pass?.kept) sessions.cookie.set(res, pass.kept.refreshToken, pass.kept.seconds);
    return { number: ticketNumber(ticketId), token: pass?.accessToken ?? null };
  };

  mount("confirmGuestDraft", async (ctx) => {
    const { draft: secret, code } = ctx.body;
    const deps = { codes, sessions, rules: await readRules(db, config), origin: ctx.origin };
    return letIn(ctx.res, await ctx.work((work) => confirmByCode(work, { secret, code }, deps)));
  });

  mount("confirmGuestDraftByLink", async (ctx) => {
    const deps = { codes, sessions, rules: await readRules(db, config), origin: ctx.origin };
    return letIn(ctx.res, await ctx.work((work) => confirmByLink(work, ctx.body.token, deps)));
  });

  mount("trackComplaint", async (ctx) => {
    requireMail(services);
    const { reference: ticketId, email } = ctx.body;
    const asked = await ctx.work((work) => askToTrack(work, { ticketId, email, ip: ctx.origin.ip ?? null }));
    return {
      request: asked.secret,
      message: "If there is such a complaint with this address, a link and a code are on their way to it.",
      code_expires_at: asked.codeExpiresAt.toISOString(),
    };
  });

  mount("trackByCode", async (ctx) => {
    const { request: secret, code } = ctx.body;
    const deps = { codes, sessions, origin: ctx.origin };
    return letIn(ctx.res, await ctx.work((work) => enterByCode(work, { secret, code }, deps)));
  });

  mount("trackByLink", async (ctx) => {
    const deps = { sessions, origin: ctx.origin };
    return letIn(ctx.res, await ctx.work((work) => enterByLink(work, ctx.body.token, deps)));
  });

  mount("refreshGuest", async (ctx) => {
    const token = sessions.cookie.read(ctx.req);
    const pass = token === null ? null : await ctx.work((work) => sessions.renew(work, token));
    if (!pass) {
      if (token !== null) sessions.cookie.clear(ctx.res);
      ctx.status(204);
      return undefined;
    }
    return letIn(ctx.res, { ticketId: pass.ticketId, pass });
  });

  mount("leaveGuest", async (ctx) => {
    const token = sessions.cookie.read(ctx.req);
    if (token !== null) await ctx.work((work) => sessions.end(work, token));
    sessions.cookie.clear(ctx.res);
    return undefined;
  });
}
