import { notFound } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { readRules } from "../desk/index.js";
import { deleteAttachment } from "./commands/delete-attachment.js";
import { uploadAttachments } from "./commands/upload-attachments.js";
import { openDownload } from "./download.js";
import { canDownload, type MayDownload } from "./policy.js";
import { presentAttachment } from "./presenter.js";
import { findAttachment } from "./queries.js";

/** @param mayDownload who may have the files of a ticket: tickets lie above this feature, so app.ts hands it in. */
export function attachmentRoutes(mount: Mount, { config, db, storage }: Services, mayDownload: MayDownload): void {
  mount("uploadAttachments", async (ctx) => {
    const rules = await readRules(db, config);
    const attachments = await ctx.work((work) => uploadAttachments(work, ctx.files, rules));
    return { data: attachments.map(presentAttachment(ctx.actor)) };
  });

  mount("deleteAttachment", async (ctx) => {
    const key = await ctx.work((work) => deleteAttachment(work, ctx.params.attachment_id));
    if (key !== null) await storage.remove(key);
    return undefined;
  });

  mount("downloadAttachment", async (ctx) => {
    const attachment = await findAttachment(db, ctx.params.attachment_id);
    if (!attachment || !(await canDownload(ctx.actor, attachment, mayDownload))) throw notFound("Attachment");
    return openDownload(storage, attachment, ctx.query.inline ?? false);
  });
}
