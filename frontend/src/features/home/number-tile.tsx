import { clsx } from "clsx";
import { Link } from "react-router-dom";
import { formatNumber } from "../../lib/format.js";

export interface NumberTileProps {
  label: string;
  value: number;
  /** The list of that length. */
  to: string;
  /** What should be nothing; it stands out only while it is not. */
  danger?: boolean;
}

/** A number that opens what it counts. */
export function NumberTile({ label, value, to, danger = false }: NumberTileProps) {
  return (
    <li>
      <Link
        to={to}
        className={clsx(
          "flex min-h-20 flex-col justify-center rounded-card border bg-surface px-4 py-3 hover:bg-hover",
          danger && value > 0 ? "border-danger-bd text-danger-fg" : "border-border text-text",
        )}
      >
        <span className="text-page font-semibold tabular-nums">{formatNumber(value)}</span>
        <span className={clsx("text-dense", danger && value > 0 ? "font-medium" : "text-muted")}>{label}</span>
      </Link>
    </li>
  );
}
