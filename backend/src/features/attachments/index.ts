/** Files of tickets and messages: the feature's one door. */
export { attachmentRoutes } from "./routes.js";
export { attachFiles } from "./commands/attach-files.js";
export { claimAttachments, type Claim } from "./commands/claim-attachments.js";
export { storeFiles, type Owner } from "./commands/store-files.js";
export { sweepAttachments } from "./sweep-attachments.js";
export { attachmentsOf, findAttachment } from "./queries.js";
export { presentAttachment } from "./presenter.js";
export type { AttachmentPlace, MayDownload } from "./policy.js";
export type { Attachment } from "./models.js";
