// The panel "示例 Examples" beside the editor: each example opens in a tab of its own, so that nothing typed is lost.

import { createElement } from "react";
import { useEditorContext } from "@graphiql/react";
import { examples } from "./examples.js";

function Panel() {
  const { addTab, queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  const open = ({ query, variables }) => {
    addTab();
    // The new tab is there after the next drawing.
    setTimeout(() => {
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables ?? "");
    });
  };
  const button = (example) =>
    createElement("button", { type: "button", className: "example", onClick: () => open(example) }, example.title);
  const line = (example) => createElement("li", { key: example.title }, button(example));
  return createElement(
    "section",
    { "aria-label": "示例 Examples" },
    createElement("h2", { className: "graphiql-doc-explorer-title" }, "示例 Examples"),
    createElement("ul", { className: "examples" }, examples.map(line)),
  );
}

function Icon() {
  const lines = createElement("path", { d: "M4 6h16M4 12h16M4 18h10", stroke: "currentColor", strokeWidth: 2 });
  return createElement("svg", { viewBox: "0 0 24 24", width: 20, height: 20, fill: "none", "aria-hidden": true }, lines);
}

export const panel = { title: "示例 Examples", icon: Icon, content: Panel };
