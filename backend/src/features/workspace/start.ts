import type { Services } from "../../platform/services.js";
import type { LiveChannel } from "../../platform/sockets.js";
import { followLivePeople } from "./availability/live-people.js";
import { startPresence } from "./presence/presence.js";

/** What listens to the live channel. @returns ends it, before the channel's own end. */
export function startWorkspace(services: Services, live: LiveChannel): () => Promise<void> {
  const endPresence = startPresence(services, live);
  const livePeople = followLivePeople(services, live);
  return async () => {
    endPresence();
    await livePeople.end();
  };
}
