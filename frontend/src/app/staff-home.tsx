import { useQuery } from "@tanstack/react-query";
import { Navigate } from "react-router-dom";
import { setupQuery } from "../features/setup/setup-query.js";
import { useMay } from "../lib/session.js";
import { PageSkeleton } from "./page-skeleton.js";

/** Where staff begin: their queue; whoever sets the desk up at the checklist, until it is done or hidden. */
export function StaffHome() {
  const may = useMay();
  return may("desk.configure") ? <SetupOrQueue /> : <Navigate replace to="/queue/mine" />;
}

function SetupOrQueue() {
  const { data: setup, isError } = useQuery(setupQuery);
  if (!setup && !isError) {
    return (
      <main id="main">
        <PageSkeleton />
      </main>
    );
  }
  return <Navigate replace to={setup?.pending ? "/admin/setup" : "/queue/mine"} />;
}
