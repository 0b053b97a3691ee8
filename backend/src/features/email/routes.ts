import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import type { Services } from "../../platform/services.js";
import { personRefs } from "../accounts/index.js";
import { resendFailedMails } from "./commands/resend-failed-mails.js";
import { resendMail } from "./commands/resend-mail.js";
import { openSecretOrNone } from "./mailed-secret.js";
import { presentMail, presentMailDetail, presentTemplate } from "./presenter.js";
import { previewTemplate } from "./preview.js";
import { copiesOf, findMail, listMails } from "./queries.js";
import { judgeResending } from "./resending.js";
import { catalogue } from "./templates/catalogue.js";

export function emailRoutes(mount: Mount, services: Services): void {
  const { config, db, demo } = services;

  mount("listMails", async ({ actor, query }) => {
    const { cursor, page, limit, ...filter } = query;
    const [before] = readCursor(cursor, ["number"]) ?? [null];
    const rows = await listMails(db, actor, {
      ...filter,
      before,
      offset: page ? (page - 1) * limit : 0,
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { data: shown.map(presentMail), page: { next_cursor: last ? writeCursor([last.id]) : null } };
  });

  const detail = async (queries: Queries, actor: Actor, id: number) => {
    const mail = await findMail(queries, actor, id);
    if (!mail) throw notFound("Mail");
    const by = mail.resent_by;
    return presentMailDetail(mail, {
      copies: await copiesOf(queries, id),
      resentBy: by === null ? null : ((await personRefs(queries, [by])).get(by) ?? null),
      resending: await judgeResending(queries, services, mail),
      mayResend: actor.may("mail.resend"),
      shownSecret: demo ? openSecretOrNone(services.vault, mail) : null,
    });
  };

  mount("getMail", ({ actor, params }) => detail(db, actor, params.id));

  mount("resendMail", (ctx) =>
    ctx.work(async (work) => detail(work, ctx.actor, await resendMail(work, services, ctx.params.id))),
  );

  mount("resendMails", (ctx) => ctx.work((work) => resendFailedMails(work, services)));

  mount("listMailTemplates", async () => ({ data: catalogue.map(presentTemplate) }));

  mount("previewMailTemplate", ({ actor, params, query }) =>
    previewTemplate(db, config.publicUrl, actor, { name: params.name, ticketId: query.ticket ?? null }),
  );
}
