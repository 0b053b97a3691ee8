import { draftBox } from "../composer/draft-boxes.js";
import { takeFromOutbox, type Waiting } from "./outbox.js";

/** It is not done after all; a message's text is a draft again. */
export function takeBack({ key, ticket, deed, refusal }: Waiting): void {
  takeFromOutbox(key);
  if (deed.kind !== "message" || refusal) return;
  const box = draftBox(ticket.id, deed.mode);
  box.settle(null);
  // What the server had of it may be all that is left after a reload.
  if (box.state.get().text.trim() === "") box.write(deed.text, deed.base);
}
