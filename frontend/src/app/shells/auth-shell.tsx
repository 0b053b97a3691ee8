import type { ReactNode } from "react";
import { Brand } from "./brand.js";
import { Footer } from "./footer.js";
import { MainArea } from "./main-area.js";
import { useShell } from "./use-shell.js";

/** Pages before the sign-in: a centred card and nothing else. `children` stand in for the page of the address. */
export function AuthShell({ children }: { children?: ReactNode }) {
  useShell("customer");
  return (
    <div className="flex flex-1 flex-col text-body">
      <header className="flex justify-center px-4 pt-8">
        <Brand />
      </header>
      <MainArea className="mx-auto w-full max-w-100 flex-1 px-4 py-6">{children}</MainArea>
      <Footer />
    </div>
  );
}
