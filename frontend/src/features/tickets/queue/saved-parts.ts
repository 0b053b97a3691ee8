import type { TicketGroup, ViewColumn, ViewGrouping } from "@redress/backend/contract";
import type { ComponentType } from "react";
import type { RowLinkProps } from "../../../components/ui/ticket-list.js";
import type { QueueAddress } from "../model/queue-address.js";
import type { TicketRowProps } from "./ticket-row.js";

export interface GroupHeadingProps {
  group: TicketGroup;
  by: ViewGrouping;
  folded: boolean;
  onToggle: () => void;
  link: RowLinkProps;
}

/** What draws the list of a saved view beyond what any list has; it comes with the page of saved views. */
export interface SavedParts {
  /** Over the whole width: what the columns are called, and a row with them. */
  Head: ComponentType<{ address: QueueAddress; columns: readonly ViewColumn[] }>;
  Row: ComponentType<TicketRowProps & { columns: readonly ViewColumn[] }>;
  Heading: ComponentType<GroupHeadingProps>;
  columns: readonly ViewColumn[];
}
