/** Made by build/messages.mjs. */
export type MessageId =
  | "ui.files"
  | "ui.loading";
