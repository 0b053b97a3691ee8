import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import type { CommandId } from "../../lib/command-list.js";
import { useCommandKeys } from "../../lib/commands.js";
import { Tooltip } from "./tooltip.js";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  /** What it does; read aloud and shown as a tooltip. */
  label: string;
  icon: ReactNode;
  /** The id of the command it runs, whose key the tooltip shows. */
  command?: CommandId;
  tooltipSide?: "top" | "bottom";
}

export function IconButton({
  label,
  icon,
  command,
  tooltipSide,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  const keys = useCommandKeys(command);
  return (
    <Tooltip label={label} keys={keys} side={tooltipSide}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        className={clsx(
          "inline-flex size-control min-w-6 items-center justify-center rounded-control text-muted",
          "transition-colors duration-120 hover:bg-hover hover:text-text disabled:opacity-60",
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
