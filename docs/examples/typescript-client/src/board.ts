// Signs in, then prints the board of one pipeline: npm start
import { graphql } from "./gql/gql.js";
import type { TypedDocumentString } from "./gql/graphql.js";

const endpoint = process.env["VORONKA_URL"] ?? "http://127.0.0.1:8000/graphql";

const LogIn = graphql(`
  mutation LogIn($email: String!, $password: String!) {
    login(input: { email: $email, password: $password, kind: BEARER }) {
      token
      errors {
        message
      }
    }
  }
`);

const Board = graphql(`
  query Board($pipeline: ID!) {
    pipeline(id: $pipeline) {
      name
      board {
        name
        deals(first: 1) {
          totalCount
          totalBudget {
            amount
            currency
          }
        }
      }
    }
  }
`);

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions: { code: string } }[];
}

/** The data of one operation; the compiler knows its shape and which variables it takes. */
async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  token?: string,
): Promise<Data> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  const { data, errors } = (await response.json()) as Answer<Data>;
  if (errors?.[0]) throw new Error(`${errors[0].extensions.code}: ${errors[0].message}`);
  if (!data) throw new Error("The answer holds no data.");
  return data;
}

const { login } = await ask(LogIn, { email: "rita@demo.voronka", password: "demo" });
if (!login?.token) throw new Error(login?.errors[0]?.message ?? "Nobody signed in.");

const { pipeline } = await ask(Board, { pipeline: "pipeline_3" }, login.token);
console.log(pipeline?.name);
for (const stage of pipeline?.board ?? []) {
  const { totalCount, totalBudget } = stage.deals;
  console.log(`  ${stage.name}: ${totalCount}, ${totalBudget?.amount} ${totalBudget?.currency}`);
}
