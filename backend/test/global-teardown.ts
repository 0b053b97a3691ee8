import { stopServerOfRun } from "@redress/database/testing";

export default stopServerOfRun;
