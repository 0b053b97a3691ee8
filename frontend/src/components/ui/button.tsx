import { clsx } from "clsx";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { Link, type LinkProps } from "react-router-dom";

/** Primary: one per view. Danger: what cannot be undone. */
export type ButtonLook = "primary" | "secondary" | "ghost" | "danger";

const LOOKS: Record<ButtonLook, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover border-transparent",
  secondary: "bg-surface text-text hover:bg-hover border-border-strong",
  ghost: "bg-transparent text-text hover:bg-hover border-transparent",
  danger: "bg-danger-solid text-on-danger border-transparent hover:opacity-90",
};

function buttonClass(look: ButtonLook, className?: string): string {
  return clsx(
    "inline-flex min-h-control items-center justify-center gap-2 rounded-control border px-4 py-1 font-medium",
    "text-center no-underline transition-colors duration-120 select-none",
    "disabled:opacity-60 aria-disabled:opacity-60 aria-busy:cursor-progress",
    LOOKS[look],
    className,
  );
}

export interface ButtonProps extends ComponentProps<"button"> {
  look?: ButtonLook;
  /** Working on it: keeps its width, label and focus, and takes no further press. */
  busy?: boolean;
  icon?: ReactNode;
}

export function Button({
  look = "secondary",
  busy = false,
  icon,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || rest["aria-disabled"] === true) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(look, className)}
      aria-busy={busy || undefined}
      onClick={press}
    >
      {icon}
      {children}
    </button>
  );
}

export interface LinkButtonProps extends LinkProps {
  look?: ButtonLook;
  icon?: ReactNode;
}

/** A link that looks like a button: it goes somewhere, so it stays an `a`. */
export function LinkButton({ look = "secondary", icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={buttonClass(look, className)}>
      {icon}
      {children}
    </Link>
  );
}
