import { resetRequest } from "./features/accounts/index.js";
import { scanFile } from "./features/attachments/index.js";
import { accountMail, guestMail, mail, sendMail } from "./features/email/index.js";
import { guestTrack } from "./features/guests/index.js";
import { importFile } from "./features/import/index.js";
import { notify, sendPush } from "./features/notifications/index.js";
import { makeSampleData } from "./features/setup/index.js";
import { applySla } from "./features/sla/index.js";
import { escalate, tellTicket } from "./features/tickets/index.js";
import { bringDrafts, matchViews, sendHeldReply } from "./features/workspace/index.js";
import type { JobNames } from "./platform/jobs-tasks.js";

/** What a job's name means. The names of `subscriptions.ts` are consumers: they react to an event. */
export const jobNames: JobNames = {
  consumers: { escalate, notify, mail, bring_drafts: bringDrafts },
  tasks: {
    reset_request: resetRequest,
    guest_track: guestTrack,
    guest_mail: guestMail,
    send_mail: sendMail,
    account_mail: accountMail,
    make_sample_data: makeSampleData,
    import_file: importFile,
    scan_file: scanFile(tellTicket),
    apply_sla: applySla,
    match_views: matchViews,
    send_held_reply: sendHeldReply,
    send_push: sendPush,
  },
};
