import { useState } from "react";
import { TakeOverDialog } from "../../tickets/ticket/take-over-dialog.js";
import { CannedPicker } from "./canned-picker.js";
import { useRunMacro } from "./use-run-macro.js";

/** Chooses a macro and runs it on a ticket. */
export function MacroPicker({ ticketId, onClose }: { ticketId: number; onClose: () => void }) {
  const { run, held, forgetHeld } = useRunMacro(ticketId);
  const [isPicked, setPicked] = useState(false);
  if (held) {
    return (
      <TakeOverDialog
        ticket={held.ticket}
        onClose={() => {
          forgetHeld();
          onClose();
        }}
        onTake={(reason) => void run(held.canned, reason).then((done) => done && onClose())}
      />
    );
  }
  if (isPicked) return null;
  return (
    <CannedPicker
      ticketId={ticketId}
      kind="macro"
      onPick={(canned) => {
        setPicked(true);
        void run(canned).then((done) => done && onClose());
      }}
      onClose={onClose}
    />
  );
}
