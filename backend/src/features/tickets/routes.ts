import { readClock } from "../../platform/clock.js";
import { forbidden } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import type { Work } from "../../platform/work.js";
import { presentPersonRef } from "../accounts/index.js";
import { attachmentsOf, presentAttachment } from "../attachments/index.js";
import { readRules } from "../desk/index.js";
import { rankAssignees } from "../routing/index.js";
import { addComment } from "./commands/add-comment.js";
import { assignTicket } from "./commands/assign-ticket.js";
import { attachToTicket } from "./commands/attach-to-ticket.js";
import { extendSla } from "./commands/extend-sla.js";
import { deleteTicket } from "./commands/delete-ticket.js";
import { escalateTicket } from "./commands/escalate-ticket.js";
import { fileComplaint } from "./commands/file-complaint.js";
import { setStatus } from "./commands/set-status.js";
import { updateTicket } from "./commands/update-ticket.js";
import { countTickets } from "./count-tickets.js";
import { listChanges } from "./list-changes.js";
import { listAsked, listPlainly } from "./list-asked.js";
import { mountGroups } from "./groups/routes.js";
import { readTicket, showComment, showTicket } from "./read-ticket.js";
import { mentionable } from "./mentionable.js";
import { requireVersion } from "./require-version.js";
import { linkRoutes } from "./links/routes.js";
import { mergeRoutes } from "./merging/routes.js";
import { splitRoutes } from "./splitting/routes.js";
import { mountTags } from "./tag-routes.js";
import { complaintOf, editOf, statusOf } from "./translate.js";
import { requireSight } from "./sight.js";
import { explainTicket } from "../sla/index.js";
import { canReply, canSetDue, seesInternal } from "./policy.js";
import type { TicketFacts } from "./facts.js";
import { isOpen } from "./state.js";
import type { DeskRules } from "./rules.js";

export function ticketRoutes(mount: Mount, services: Services): void {
  const { config, db } = services;
  const readDeskRules = () => readRules(db, config);

  mount("listTickets", async ({ actor, query }) => {
    const now = await readClock(db);
    const { page, counted } =
      query.q === undefined
        ? await listPlainly(db, actor, query, now)
        : await listAsked(db, actor, { ...query, q: query.q }, now);
    return { ...page, ...counted, server_time: now.toISOString() };
  });

  mount("countTickets", async ({ actor }) => countTickets(db, actor, await readClock(db)));

  mount("createTicket", async (ctx) => {
    const rules = await readDeskRules();
    const view = await ctx.work(async (work) => {
      const ticket = await fileComplaint(work, complaintOf(ctx.body), rules);
      return showTicket(work, ctx.actor, ticket.id, rules);
    });
    ctx.setVersion(view.version);
    return view;
  });

  mount("getTicket", async (ctx) => {
    const view = await readTicket(db, ctx.actor, ctx.params.id, await readDeskRules());
    ctx.setVersion(view.version);
    return view;
  });

  const change = async (
    ctx: {
      actor: Work["actor"];
      params: { id: number };
      ifMatch: number | null;
      work: <T>(body: (work: Work) => Promise<T>) => Promise<T>;
      setVersion: (version: number) => void;
    },
    command: (work: Work, rules: DeskRules) => Promise<TicketFacts>,
  ) => {
    const rules = await readDeskRules();
    const view = await ctx.work(async (work) => {
      await requireVersion(work, ctx.params.id, ctx.ifMatch, rules);
      const ticket = await command(work, rules);
      return showTicket(work, ctx.actor, ticket.id, rules);
    });
    ctx.setVersion(view.version);
    return view;
  };

  mount("updateTicket", (ctx) => change(ctx, (work) => updateTicket(work, ctx.params.id, editOf(ctx.body))));
  mount("setTicketStatus", (ctx) =>
    change(ctx, (work, rules) => setStatus(work, ctx.params.id, statusOf(ctx.body), rules)),
  );
  mount("assignTicket", (ctx) =>
    change(ctx, (work) => assignTicket(work, ctx.params.id, { agentId: ctx.body.agent_id, reason: ctx.body.reason })),
  );
  mount("escalateTicket", (ctx) =>
    change(ctx, (work) => escalateTicket(work, ctx.params.id, { to: ctx.body.escalate_to, reason: ctx.body.reason })),
  );

  mount("extendSla", (ctx) => change(ctx, (work) => extendSla(work, ctx.params.id, ctx.body.metric, ctx.body.reason)));

  mount("explainSla", async ({ actor, params }) => {
    const ticket = await requireSight(db, actor, params.id);
    const insight = { internal: seesInternal(actor), mayExtend: isOpen(ticket.status) && canSetDue(actor, ticket) };
    return explainTicket(db, ticket.id, insight, await readClock(db));
  });

  mount("deleteTicket", async (ctx) => {
    const rules = await readDeskRules();
    await ctx.work(async (work) => {
      await requireVersion(work, ctx.params.id, ctx.ifMatch, rules);
      await deleteTicket(work, ctx.params.id);
    });
    return undefined;
  });

  mount("addComment", async (ctx) => {
    const rules = await readDeskRules();
    return ctx.work(async (work) => {
      const { comment: text, is_internal: isInternal, attachment_ids: attachmentIds, mentions } = ctx.body;
      const comment = await addComment(work, ctx.params.id, { text, isInternal, attachmentIds, mentions }, rules);
      return showComment(work, ctx.actor, comment);
    });
  });

  mount("listTicketAttachments", async ({ actor, params }) => {
    await requireSight(db, actor, params.id);
    const files = await attachmentsOf(db, params.id, { withInternal: seesInternal(actor) });
    return { data: files.map(presentAttachment(actor)) };
  });

  mount(
    "addTicketAttachments",
    async (ctx) => {
      const rules = await readDeskRules();
      return ctx.work(async (work) => {
        const files = await attachToTicket(work, ctx.params.id, ctx.files, rules);
        return { data: files.map(presentAttachment(ctx.actor)) };
      });
    },
    async ({ actor, params }) => {
      const ticket = await requireSight(db, actor, params.id);
      if (!canReply(actor, ticket)) throw forbidden("add files to this ticket");
    },
  );

  mount("listMentionable", async ({ actor, params }) => ({
    data: await mentionable(db, actor, await requireSight(db, actor, params.id)),
  }));

  mount("listAssignees", async ({ actor, params }) => {
    const ticket = await requireSight(db, actor, params.id);
    const candidates = await rankAssignees(db, ticket);
    return {
      data: candidates.map((candidate) => ({
        ...presentPersonRef(candidate),
        score: candidate.score,
        active: candidate.active,
        critical: candidate.critical,
        proficiency: candidate.proficiency,
        availability: candidate.availability,
      })),
    };
  });

  mountTags(mount, services);
  linkRoutes(mount, services);
  mergeRoutes(mount, services);
  splitRoutes(mount, services);
  mountGroups(mount, services);
  mount("listChanges", ({ actor, query }) => listChanges(db, actor, query.since));
}
