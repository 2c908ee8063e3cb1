"""The board as SQLite alone can write it: JSON put together in one statement, sent as it is.

Nothing is parsed, checked or limited, and nobody signs in: what is left is the price of the data itself.
"""

import os
import sqlite3

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

BOARD = """
with page as materialized (
  select * from deal where pipeline_id = :pipeline and group_id = :group order by created_at desc, id desc limit 51
), shown as (select * from page order by created_at desc, id desc limit 50)
select json_object('data', json_object('deals', json_object(
  'nodes', (select json_group_array(json_object(
    'id', 'deal_' || d.id,
    'name', d.name,
    'version', d.version,
    'createdAt', replace(d.created_at, ' ', 'T'),
    'updatedAt', replace(d.updated_at, ' ', 'T'),
    'stageEnteredAt', replace(d.stage_entered_at, ' ', 'T'),
    'goal', d.goal,
    'createdVia', d.created_via,
    'budget', iif(d.budget_minor is null, null, json_object(
      'amount', printf('%d.%02d', d.budget_minor / 100, d.budget_minor % 100))),
    'stage', json_object('id', 'stage_' || s.id, 'name', s.name, 'kind', s.kind),
    'responsible', json_object('id', 'user_' || u.id, 'name', u.name),
    'company', iif(c.id is null, null, json_object('id', 'company_' || c.id, 'name', c.name)),
    'contacts', json_object('nodes', (
      select json_group_array(json_object('id', 'contact_' || k.id, 'name', k.name)) from (
        select x.contact_id from deal_contact x where x.deal_id = d.id order by x.id limit 3
      ) x join contact k on k.id = x.contact_id)),
    'tags', (select json_group_array(json_object('id', 'tag_' || t.id, 'name', t.name)) from (
        select t.id, t.name from deal_tag x join tag t on t.id = x.tag_id
        where x.deal_id = d.id order by t.name, t.id limit 50
      ) t),
    'nearestTask', (
      select json_object('id', 'task_' || t.id, 'text', t.text, 'dueAt', replace(t.due_at, ' ', 'T'),
        'responsible', json_object('id', 'user_' || r.id, 'name', r.name))
      from task t join users r on r.id = t.responsible_id
      where t.deal_id = d.id and not t.is_done order by t.due_at, t.id limit 1)
  )) from shown d
    join stage s on s.id = d.stage_id
    join users u on u.id = d.responsible_id
    left join company c on c.id = d.company_id),
  'pageInfo', json_object(
    'hasNextPage', json(iif((select count(*) from page) > 50, 'true', 'false')),
    'endCursor', (select json_array(created_at, id) || '' from shown order by created_at, id limit 1))
)))
"""


def application() -> Starlette:
    """A server that answers any request with a board, for the pipeline and group in its variables."""
    database = sqlite3.connect(os.environ["DATABASE"], check_same_thread=False)

    async def answer(request: Request) -> Response:
        variables = orjson.loads(await request.body())["variables"]
        # on the loop: another thread would only add to the price
        return Response(database.execute(BOARD, variables).fetchone()[0], media_type="application/json")

    async def ready(_request: Request) -> Response:
        return Response()

    return Starlette(routes=[Route("/graphql", answer, methods=["POST"]), Route("/readyz", ready)])
