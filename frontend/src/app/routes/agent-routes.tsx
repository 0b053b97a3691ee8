import { Navigate, Route } from "react-router-dom";

/** The desk's pages for agents. */
export const agentRoutes = (
  <>
    <Route path="/queue" element={<Navigate replace to="/queue/mine" />} />
  </>
);
