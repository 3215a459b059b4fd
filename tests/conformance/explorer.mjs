// Prints the explorer's examples as JSON, for the test that runs them.

import { FIRST, examples } from "../../client/explorer/examples.js";

console.log(JSON.stringify({ first: FIRST, examples }));
