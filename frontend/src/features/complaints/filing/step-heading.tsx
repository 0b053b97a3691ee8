import { useEffect, useRef, type ReactNode } from "react";

/** A step's title takes the focus when the step comes, so that readers hear where they are. @param quiet something else does. */
export function StepHeading({ quiet = false, children }: { quiet?: boolean; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!quiet) heading.current?.focus();
    // Once, when the step comes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <h2 ref={heading} tabIndex={-1} className="text-page font-semibold">
      {children}
    </h2>
  );
}
