import { createContext, useContext } from "react";
import type { Metric, TicketDetail } from "@redress/backend/contract";
import type { ChangedField, TicketChange } from "../model/ticket-change.js";
import type { StandingActions } from "../standing/use-standing.js";
import type { ExplainPlace } from "../sla/explain-place.js";
import type { TicketLayout } from "./use-ticket-layout.js";
import type { TimeQuestion } from "../../time/time-dialog.js";

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
  /** Resolves it and opens the next one. */
  resolveAndNext: () => void;
  openField: OpenField;
  setOpenField: (field: OpenField) => void;
  /** What one wants of it for oneself. */
  standing: StandingActions;
  /** Asks until when it is out of one's own queue. */
  snooze: () => void;
  /** Asks for time to be booked, changed, or taken from the timer. */
  askTime: (question: TimeQuestion) => void;
  escalate: () => void;
  /** Asks which other ticket it belongs to. */
  link: () => void;
  /** Asks into which other ticket it goes. */
  merge: () => void;
  /** Asks which message begins a ticket of its own; null: the newest is offered. */
  split: (commentId: number | null) => void;
  /** Opens another ticket in its place. */
  goTo: (id: number) => void;
  remove: () => void;
  /** Opens how the due times were worked out. */
  explain: (place: ExplainPlace) => void;
  /** Asks for the reason to put a date by law off. */
  extend: (metric: Metric) => void;
  /** Brings something that happened into view, and the focus to it. */
  showEvent: (id: number) => void;
  mode: ComposerMode;
  setMode: (mode: ComposerMode) => void;
  /** Goes on writing, in this mode if one is named: to the field, which on phones is in a sheet. */
  write: (mode?: ComposerMode) => void;
  /** Leaves what is being written; the draft is kept. */
  leave: () => void;
  /** One part of the ticket is seen at a time. */
  phone: boolean;
  /** The composer's sheet, which phones alone have. */
  sheet: TicketLayout["sheet"];
}

export const TicketActionsContext = createContext<TicketActions | null>(null);

export function useTicketActions(): TicketActions {
  const actions = useContext(TicketActionsContext);
  if (!actions) throw new Error("This belongs into an open ticket");
  return actions;
}
