// Follows deals by graphql-ws and by graphql-sse at the URL given, with the token given: breaks off in the middle, goes on
// behind the last cursor, and prints the versions that each client was told of, as JSON lines.
import { createClient as overSocket } from "graphql-ws";
import { createClient as overEvents } from "graphql-sse";
import WebSocket from "ws";

const [url, token] = process.argv.slice(2);
const headers = { authorization: `Bearer ${token}` };
const query = "subscription($after: String) { dealChanged(after: $after) { kind cursor version deal { name } } }";

async function ask(query, variables) {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(url, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function change(dealId, name) {
  const mutation = "mutation($input: DealUpdateInput!) { dealUpdate(input: $input) { deal { version } } }";
  return (await ask(mutation, { input: { dealId, name } })).dealUpdate.deal.version;
}

/** Follows until `isEnough` of the versions that have come; the last cursor. */
function follow(client, after, versions, isEnough) {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    stop = client.subscribe(
      { query, variables: { after } },
      {
        next({ data, errors }) {
          if (errors) return reject(new Error(JSON.stringify(errors)));
          versions.push(data.dealChanged.version);
          if (isEnough()) {
            stop();
            resolve(data.dealChanged.cursor);
          }
        },
        error: reject,
        complete: () => {},
      },
    );
  });
}

async function both(name, make) {
  const { deals } = await ask("{ deals(first: 1) { nodes { id } } }");
  const id = deals.nodes[0].id;
  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  let client = make();
  const first = [];
  const heard = follow(client, null, first, () => true);
  for (let n = 0; first.length === 0; n++) {
    await change(id, `${name} waits ${n}`);
    await pause();
  }
  const cursor = await heard;
  client.dispose();
  await change(id, "missed 1");
  const missed = await change(id, "missed 2");
  client = make();
  const versions = [];
  let last = Infinity;
  const rest = follow(client, cursor, versions, () => versions.includes(last));
  while (!versions.includes(missed)) await pause();
  await change(id, "live 1");
  last = await change(id, "live 2");
  while (!versions.includes(last)) await pause();
  client.dispose();
  console.log(JSON.stringify({ name, first: first[0], versions, last }));
  void rest;
}

await both("graphql-ws", () =>
  overSocket({ url: url.replace("http", "ws"), webSocketImpl: WebSocket, connectionParams: headers, lazy: true }),
);
await both("graphql-sse", () => overEvents({ url, headers }));
process.exit(0);
