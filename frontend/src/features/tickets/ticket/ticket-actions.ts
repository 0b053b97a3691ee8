import { createContext, useContext } from "react";
import type { TicketDetail } from "@redress/backend/contract";
import type { ChangedField, TicketChange } from "../model/ticket-change.js";

/** Which field's choices are open. */
export type OpenField = ChangedField | null;
export type ComposerMode = "reply" | "note";

/** What the parts of the open ticket share: the ticket as it is shown, and what can be done with it. */
export interface TicketActions {
  /** With the changes that are on their way. */
  ticket: TicketDetail;
  change: (change: TicketChange) => void;
  /** Takes the ticket; asks for a reason when somebody else holds it. */
  takeIt: () => void;
  openField: OpenField;
  setOpenField: (field: OpenField) => void;
  escalate: () => void;
  remove: () => void;
  mode: ComposerMode;
  setMode: (mode: ComposerMode) => void;
}

export const TicketActionsContext = createContext<TicketActions | null>(null);

export function useTicketActions(): TicketActions {
  const actions = useContext(TicketActionsContext);
  if (!actions) throw new Error("This belongs into an open ticket");
  return actions;
}
