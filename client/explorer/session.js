// Who asks: the browser's session, a partner's token, or a demo account. The token stays in the page's
// memory, so that closing the page forgets it.

const DEMO_PASSWORD = "xuehui-demo-2026";
const DEMO_ACCOUNTS = ["org", "civil", "federation", "chair", "leader", "secretary", "expert", "admin"];

const element = (id) => document.getElementById(id);

/** Sends a document as GraphiQL hands it over, a second time when the session had to be renewed before. */
export async function send(parameters, headers) {
  const answer = await post(parameters, headers);
  const refused = answer.errors?.some((error) => error.extensions?.code === "UNAUTHENTICATED");
  return refused && (await renew()) ? post(parameters, headers) : answer;
}

/** A session outlives its access token; who sent a token of his own renews it himself. */
async function renew() {
  if (element("token").value.trim()) return false;
  const { data } = await post({ query: "mutation Renew { refresh { viewer { id } } }" });
  return Boolean(data?.refresh.viewer);
}

/** One request; the editor's own headers come last and win. */
async function post(parameters, headers = {}) {
  const token = element("token").value.trim();
  const answer = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    headers: {
      "accept": "application/graphql-response+json, application/json;q=0.9",
      "content-type": "application/json",
      // Without it the server does not count the session's cookie.
      "x-xuehui-client": "explorer",
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: JSON.stringify(parameters),
  });
  return answer.json();
}

/** Fills the bar: who is logged in, and what could be done about it. */
export async function showSession() {
  const question = { query: "{ today viewer { displayName post { role } } }" };
  let { data } = await post(question);
  if (!data?.viewer && (await renew())) ({ data } = await post(question));
  const viewer = data?.viewer;
  element("who").value = viewer ? `${viewer.displayName} · ${viewer.post.role}` : "未登录 not logged in";
  element("leave").hidden = !viewer;
  element("demo").hidden = Boolean(viewer) || !livesElsewhere(data?.today);
}

/** A demo database has a clock of its own, which started in March 2026: its day is not ours. */
function livesElsewhere(today) {
  const ours = new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  return Boolean(today) && today !== ours;
}

async function logIn(username) {
  const query =
    "mutation LogIn($input: LoginInput!) { login(input: $input) { userErrors { message } } }";
  const { data, errors } = await send({ query, variables: { input: { username, password: DEMO_PASSWORD } } });
  const refusal = errors?.[0] ?? data?.login.userErrors[0];
  if (refusal) {
    element("who").value = refusal.message;
  } else {
    await showSession();
  }
}

for (const account of DEMO_ACCOUNTS) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = account;
  button.addEventListener("click", () => logIn(account));
  element("demo").append(button);
}
element("leave").addEventListener("click", async () => {
  await send({ query: "mutation LogOut { logout { userErrors { message } } }" });
  await showSession();
});
element("token").addEventListener("change", showSession);
