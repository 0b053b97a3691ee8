import { Navigate, Route } from "react-router-dom";
import { RequirePermission } from "../guards.js";
import { page } from "../page.js";

const QueuePage = page("tickets", async () => (await import("../../features/tickets/queue/queue-page.js")).QueuePage);
const SearchPage = page(
  "tickets",
  async () => (await import("../../features/tickets/queue/search-page.js")).SearchPage,
);
const HomePage = page("home", async () => (await import("../../features/home/home-page.js")).HomePage);
const TimePage = page("time", async () => (await import("../../features/time/time-page.js")).TimePage);
const CannedPage = page("canned", async () => (await import("../../features/canned/canned-page.js")).CannedPage);
const NewTicketPage = page(
  "tickets",
  async () => (await import("../../features/tickets/filing/new-ticket-page.js")).NewTicketPage,
);

/** The desk's pages for agents. */
export const agentRoutes = (
  <>
    <Route path="/home" element={<HomePage />} />
    <Route path="/queue" element={<Navigate replace to="/queue/mine" />} />
    <Route path="/queue/:view" element={<QueuePage />} />
    <Route path="/search" element={<SearchPage />} />
    <Route element={<RequirePermission any={["ticket.reply"]} />}>
      <Route path="/canned" element={<CannedPage />} />
    </Route>
    <Route element={<RequirePermission any={["time.track"]} />}>
      <Route path="/time" element={<TimePage />} />
    </Route>
    <Route element={<RequirePermission any={["ticket.create_for_others"]} />}>
      <Route path="/tickets/new" element={<NewTicketPage />} />
    </Route>
  </>
);
