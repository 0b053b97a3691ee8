/** Files of tickets and messages: the feature's one door. */
export { attachmentRoutes } from "./routes.js";
export { attachFiles } from "./commands/attach-files.js";
export { claimAttachments } from "./commands/claim-attachments.js";
export { freeHeld, keepInDraft, keepInHeld, moveBetweenDrafts, moveToDraft } from "./commands/keep-attachments.js";
export { storeFiles } from "./commands/store-files.js";
export { sweepAttachments } from "./sweep-attachments.js";
export { queueScans } from "./scan/queue-scans.js";
export { scanFile } from "./scan/scan-file.js";
export { watchScans } from "./scan/watch-scans.js";
export type { TellTicket } from "./scan/settle-scan.js";
export { attachmentsOf, filesOfDrafts, filesOfHeld } from "./queries.js";
export { presentAttachment } from "./presenter.js";
export type { MayDownload } from "./policy.js";
export type { KeptFile } from "./queries.js";
export type { Attachment } from "./models.js";
