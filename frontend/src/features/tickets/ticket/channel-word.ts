import type { TicketChannel } from "@redress/backend/contract";
import { t, type MessageId } from "../../../lib/i18n.js";

const CHANNELS: Record<TicketChannel, MessageId> = {
  web: "ticket.channel.web",
  api: "ticket.channel.api",
  phone: "ticket.channel.phone",
  counter: "ticket.channel.counter",
  import: "ticket.channel.import",
};

/** How a complaint reached the desk. */
export const channelWord = (channel: TicketChannel): string => t(CHANNELS[channel]);
