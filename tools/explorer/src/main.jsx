import { GraphiQL } from "graphiql";
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

const fetcher = (request, options) => ask(request, options?.headers);

const LOGIN = `mutation LogIn($email: String!, $password: String!) {
  login(input: { email: $email, password: $password }) {
    viewer { user { name } }
    errors { message }
  }
}`;
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
      setTrouble(problem(await ask(request), field) ?? "");
      await look();
    } catch {
      setTrouble("The server does not answer.");
    } finally {
      setBusy(false);
    }
  };

  const logIn = (email) => act("login", { query: LOGIN, variables: { email, password } });

  return (
    <nav className="voronka-bar" aria-label="Demo log-ins">
      <strong>Voronka</strong>
      <span>Sign in as</span>
      {people.map(({ name, email, role }) => (
        <button key={name} type="button" disabled={busy} title={email} onClick={() => logIn(email)}>
          {name} <small>{role}</small>
        </button>
      ))}
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
