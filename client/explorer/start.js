// Starts GraphiQL with the schema that this server publishes; the bar above it is in session.js, the examples in panel.js.

import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { buildSchema } from "graphql";
import { GraphiQL } from "graphiql";
import "graphiql/style.css";
import "./bar.css";
import { send, showSession } from "./session.js";
import { examples, FIRST } from "./examples.js";
import { panel } from "./panel.js";

async function start() {
  // The SDL is public, introspection is not: completion and documentation work before anyone logs in.
  const answer = await fetch("/schema.graphql");
  const schema = buildSchema(await answer.text());
  const fetcher = (parameters, options) => send(parameters, options?.headers);
  const defaultTabs = examples.slice(0, FIRST);
  const graphiql = createElement(GraphiQL, { fetcher, schema, defaultTabs, plugins: [panel] });
  createRoot(document.getElementById("graphiql")).render(graphiql);
}

void showSession();
void start();
