/** The box of a menu; how high it may be, its own machinery knows. */
export const MENU_BOX =
  "z-popover max-w-[calc(100vw-1rem)] min-w-48 animate-fade overflow-y-auto rounded-card bg-raised p-1 text-agent text-text shadow-pop";

/** A line of it. */
export const MENU_ENTRY = [
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-chip px-2 outline-none select-none",
  "data-highlighted:bg-hover data-highlighted:outline-2 data-highlighted:-outline-offset-2 data-highlighted:outline-focus",
  "data-disabled:text-disabled pointer-coarse:min-h-11",
].join(" ");
