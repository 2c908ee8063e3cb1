// PostGraphile over the database in DATABASE_URL, as its documentation has it for production: nothing watched, explained
// or served beside the graph, a pool as large as ours, no settings of the session (so no transaction around queries).
import { PgManyToManyPreset } from "@graphile-contrib/pg-many-to-many";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";

export default {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset, PgManyToManyPreset],
  disablePlugins: ["PgIndexBehaviorsPlugin"], // it hides conditions on is_done, which stands in the WHERE of an index
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ["public"], poolConfig: { max: 20 } })],
  gather: { installWatchFixtures: false },
  grafast: { explain: false },
  grafserv: { host: "127.0.0.1", port: Number(process.env.PORT), watch: false, graphiql: false, websockets: false },
};
