import { useId, type ReactNode } from "react";

/** A titled part of a page. */
export function Card({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section
      id={id}
      aria-labelledby={heading}
      className="flex scroll-mt-4 flex-col gap-4 rounded-card border border-border bg-surface p-4 md:p-6"
    >
      <h2 id={heading} className="text-title font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
