import { startServerForRun } from "@redress/database/testing";

/** One PostgreSQL server for the run; every test file clones its own database from the template in it. */
export default startServerForRun;
