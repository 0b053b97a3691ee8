import type { Metric, TicketDetail } from "@redress/backend/contract";
import { Suspense } from "react";
import { loadMessagesOf } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import type { useChangeTicket } from "../data/use-change-ticket.js";
import { ConflictDialog } from "./conflict-dialog.js";
import type { ExplainPlace } from "../sla/explain-place.js";
import type { TimeQuestion } from "../../time/time-dialog.js";
import { DeleteDialog } from "./delete-dialog.js";
import { EscalateDialog } from "./escalate-dialog.js";
import { TakeOverDialog } from "./take-over-dialog.js";

export type TicketDialog =
  | "escalate"
  | "delete"
  | "snooze"
  | "link"
  | "merge"
  | { kind: "split"; commentId: number | null }
  | { kind: "explain"; place: ExplainPlace }
  | { kind: "extend"; metric: Metric }
  | { kind: "time"; question: TimeQuestion }
  | null;

const words = () => loadMessagesOf(["explain"]);
const ExplainSheet = lazy(async () => ({
  default: (await Promise.all([import("../sla/explain-sheet.js"), words()]))[0].ExplainSheet,
}));
const ExtendDialog = lazy(async () => ({
  default: (await Promise.all([import("../sla/extend-dialog.js"), words()]))[0].ExtendDialog,
}));

const TimeDialog = lazy(async () => ({
  default: (await Promise.all([import("../../time/time-dialog.js"), loadMessagesOf(["time"])]))[0].TimeDialog,
}));

const linkWords = () => loadMessagesOf(["links"]);
const LinkDialog = lazy(async () => ({
  default: (await Promise.all([import("../links/link-dialog.js"), linkWords()]))[0].LinkDialog,
}));
const MergeDialog = lazy(async () => ({
  default: (await Promise.all([import("../links/merge-dialog.js"), linkWords()]))[0].MergeDialog,
}));
const SplitDialog = lazy(async () => ({
  default: (await Promise.all([import("../links/split-dialog.js"), linkWords()]))[0].SplitDialog,
}));
const OpenChildrenDialog = lazy(async () => ({
  default: (await Promise.all([import("../links/open-children-dialog.js"), linkWords()]))[0].OpenChildrenDialog,
}));

const AnswersDialog = lazy(async () => ({ default: (await import("./answers-dialog.js")).AnswersDialog }));

const SnoozeDialog = lazy(async () => ({ default: (await import("../snooze/snooze-dialog.js")).SnoozeDialog }));

export interface TicketDialogsProps {
  ticket: TicketDetail;
  dialog: TicketDialog;
  onClose: () => void;
  onDeleted: () => void;
  /** Opens another ticket in its place. */
  onOpen: (id: number) => void;
  onSnooze: (until: string | null) => void;
  changes: ReturnType<typeof useChangeTicket>;
}

/** What the open ticket asks: an action's own dialog, or a question that a change raised. */
export function TicketDialogs({ ticket, dialog, onClose, onDeleted, onOpen, onSnooze, changes }: TicketDialogsProps) {
  const { question, dismiss, change } = changes;
  if (question?.kind === "conflict") {
    return (
      <ConflictDialog
        question={question}
        onKeep={dismiss}
        onReapply={() => void change(question.theirs, question.change)}
      />
    );
  }
  if (question?.kind === "answers") {
    return (
      <Suspense>
        <AnswersDialog
          ticket={question.theirs}
          onClose={dismiss}
          onAnswered={(answered) => void change(answered, question.change)}
        />
      </Suspense>
    );
  }
  if (question?.kind === "children") {
    return (
      <Suspense>
        <OpenChildrenDialog
          parent={question.theirs}
          onClose={dismiss}
          onResolve={() => void change(question.theirs, { ...question.change, children: "resolve" })}
          onLeave={() => void change(question.theirs, { ...question.change, children: "leave" })}
        />
      </Suspense>
    );
  }
  if (question?.kind === "held") {
    return (
      <TakeOverDialog
        ticket={question.theirs}
        onClose={dismiss}
        onTake={(reason) => void change(question.theirs, { ...question.change, reason })}
      />
    );
  }
  if (dialog === "escalate") return <EscalateDialog ticket={ticket} onClose={onClose} />;
  if (dialog === "delete") return <DeleteDialog ticket={ticket} onClose={onClose} onDeleted={onDeleted} />;
  if (!dialog) return null;
  if (dialog === "snooze")
    return (
      <Suspense>
        <SnoozeDialog ticket={ticket} onClose={onClose} onSnooze={onSnooze} />
      </Suspense>
    );
  if (dialog === "link")
    return (
      <Suspense>
        <LinkDialog ticket={ticket} onClose={onClose} />
      </Suspense>
    );
  if (dialog === "merge")
    return (
      <Suspense>
        <MergeDialog
          tickets={[ticket]}
          onClose={onClose}
          onMerged={(target) => {
            onClose();
            onOpen(target.id);
          }}
        />
      </Suspense>
    );
  return (
    <Suspense>
      {dialog.kind === "explain" ? (
        <ExplainSheet ticket={ticket} place={dialog.place} onClose={onClose} />
      ) : dialog.kind === "split" ? (
        <SplitDialog ticket={ticket} commentId={dialog.commentId} onClose={onClose} onOpen={onOpen} />
      ) : dialog.kind === "time" ? (
        <TimeDialog question={dialog.question} onClose={onClose} />
      ) : (
        <ExtendDialog ticket={ticket} metric={dialog.metric} onClose={onClose} />
      )}
    </Suspense>
  );
}
