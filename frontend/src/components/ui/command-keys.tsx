import { useCommandKeys } from "../../lib/commands.js";
import type { CommandId } from "../../lib/command-list.js";
import { Kbd } from "./kbd.js";

/** The key that runs a command now, beside words that say what it does; nothing while no key does. */
export function CommandKeys({ id, inverse = false }: { id: CommandId; inverse?: boolean }) {
  const keys = useCommandKeys(id);
  return (
    keys && (
      <span aria-hidden>
        <Kbd keys={keys} inverse={inverse} />
      </span>
    )
  );
}
