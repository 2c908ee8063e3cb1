import { GraphiQL } from "graphiql";
import { getOperationAST } from "graphql";
import { createClient } from "graphql-sse";
import "graphiql/src/style.css";
import "@graphiql/react/dist/style.css";
import { useCallback, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import "./bar.css";

const ENDPOINT = "/graphql";

/** One GraphQL request to this server; the session cookie goes along. */
async function ask(request, headers) {
  const response = await fetch(ENDPOINT, {
    method: "POST",
    credentials: "same-origin",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/graphql-response+json, application/json;q=0.9",
      ...headers,
    },
    body: JSON.stringify(request),
  });
  return response.json();
}

/** What the server sends for a subscription, as it comes; one that breaks off is told so, and not begun anew. */
function follow(request, headers) {
  return createClient({ url: ENDPOINT, credentials: "same-origin", headers: { ...headers }, retryAttempts: 0 }).iterate(request);
}

function fetcher(request, options) {
  const operation = options?.documentAST && getOperationAST(options.documentAST, request.operationName);
  return operation?.operation === "subscription" ? follow(request, options.headers) : ask(request, options?.headers);
}

const LOGIN = `mutation LogIn($email: String!, $password: String!, $code: String) {
  login(input: { email: $email, password: $password, code: $code }) {
    viewer { user { name } }
    errors { code message }
  }
}`;
const WANTS_CODE = ["CODE_REQUIRED", "CODE_INVALID"];
const LOGOUT = "mutation LogOut { logout { errors { message } } }";
const VIEWER = "query WhoAmI { viewer { user { name } role } }";

/** What went wrong, in words; undefined when nothing did. */
function problem(answer, field) {
  return answer.errors?.[0]?.message ?? answer.data?.[field]?.errors?.[0]?.message;
}

/** Who is signed in, in words; after a sign-in that failed, whoever it still is. */
function standing(viewer, trouble) {
  if (!viewer) return trouble ? "" : "Not signed in";
  return `${trouble ? "Still signed in" : "Signed in"}: ${viewer.user.name} (${viewer.role})`;
}

function Bar({ people, password }) {
  const [viewer, setViewer] = useState(null);
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(null); // whose code the server waits for

  const look = useCallback(async () => {
    const answer = await ask({ query: VIEWER });
    setViewer(answer.data?.viewer ?? null);
  }, []);

  useEffect(() => {
    look().catch(() => setTrouble("The server does not answer."));
  }, [look]);

  const act = async (field, request) => {
    setBusy(true);
    try {
      const answer = await ask(request);
      setTrouble(problem(answer, field) ?? "");
      const wantsCode = WANTS_CODE.includes(answer.data?.[field]?.errors?.[0]?.code);
      setAsked(wantsCode ? request.variables.email : null);
      await look();
    } catch {
      setTrouble("The server does not answer.");
    } finally {
      setBusy(false);
    }
  };

  const logIn = (email, code) => act("login", { query: LOGIN, variables: { email, password, code } });

  const sendCode = (event) => {
    event.preventDefault();
    logIn(asked, new FormData(event.currentTarget).get("code"));
    event.currentTarget.reset();
  };

  return (
    <nav className="voronka-bar" aria-label="Demo log-ins">
      <strong>Voronka</strong>
      <span>Sign in as</span>
      {people.map(({ name, email, role }) => (
        <button key={name} type="button" disabled={busy} title={email} onClick={() => logIn(email)}>
          {name} <small>{role}</small>
        </button>
      ))}
      {asked && (
        <form key={asked} onSubmit={sendCode}>
          <label>
            Code of {asked} <input name="code" autoComplete="one-time-code" autoFocus required />
          </label>
          <button disabled={busy}>Sign in</button>
        </form>
      )}
      <output aria-live="polite" className={trouble ? "voronka-trouble" : ""} data-testid="viewer">
        {[trouble, standing(viewer, trouble)].filter(Boolean).join(" ")}
      </output>
      {viewer && (
        <button type="button" disabled={busy} onClick={() => act("logout", { query: LOGOUT })}>
          Log out
        </button>
      )}
    </nav>
  );
}

/** The demo cast and the example queries, kept beside the page so that they change without a new bundle. */
async function start() {
  const { people, password, examples } = await (await fetch("/graphiql/demo.json")).json();
  createRoot(document.getElementById("explorer")).render(
    <>
      <Bar people={people} password={password} />
      <GraphiQL
        fetcher={fetcher}
        defaultTabs={examples.map(({ query, variables }) => ({
          query,
          variables: variables && JSON.stringify(variables, null, 2),
        }))}
        defaultEditorToolsVisibility="variables"
        inputValueDeprecation
        isHeadersEditorEnabled
        showPersistHeadersSettings={false}
      />
    </>,
  );
}

start();
