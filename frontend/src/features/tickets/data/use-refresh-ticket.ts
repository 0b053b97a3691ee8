import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { refreshTicket } from "./live-tickets.js";

/** Asks for a ticket again; the same function while the ticket stays. */
export function useRefreshTicket(id: number): () => void {
  const cache = useQueryClient();
  return useCallback(() => void refreshTicket(cache, id), [cache, id]);
}
