"""The schema: all parts of the graph put together."""

import importlib
import pkgutil

import strawberry
from strawberry.schema.config import StrawberryConfig

from api import schema as types
from api.documents import Prepared
from api.reading import prepare
from api.reading.declare import Node, read_field
from api.reading.roots import RootNode, RootNodes
from api.reading.scalars import SCALARS
from api.resolvers.account import AccountMutation, AccountQuery
from api.resolvers.companies import CompanyMutation, CompanyQuery
from api.resolvers.contacts import ContactMutation, ContactQuery
from api.resolvers.deals import DealMutation, DealQuery
from api.resolvers.directories import DirectoryMutation, DirectoryQuery
from api.resolvers.funnel import FunnelQuery
from api.resolvers.notes import NoteMutation
from api.resolvers.pipelines import PipelineMutation, PipelineQuery
from api.resolvers.sessions import SessionMutation
from api.resolvers.tags import TagQuery
from api.resolvers.tasks import TaskMutation, TaskQuery
from api.resolvers.users import UserQuery


@prepare.roots
@strawberry.type
class NodeQuery:
    node: "Node | None" = read_field(RootNode("Any record by its id; null when it is not in view."))
    nodes: "list[Node]" = read_field(RootNodes("Records by their ids, null for those not in view."))


for module in pkgutil.iter_modules(types.__path__):  # some declare types that only other types lead to
    importlib.import_module(f"{types.__name__}.{module.name}")
prepare.declarations()


@strawberry.type(description="What can be asked.")
class Query(
    NodeQuery,
    AccountQuery,
    CompanyQuery,
    ContactQuery,
    DealQuery,
    DirectoryQuery,
    FunnelQuery,
    PipelineQuery,
    TagQuery,
    TaskQuery,
    UserQuery,
):
    pass


@strawberry.type(description="What can be done. Each field is one transaction.")
class Mutation(
    AccountMutation,
    CompanyMutation,
    ContactMutation,
    DealMutation,
    DirectoryMutation,
    NoteMutation,
    PipelineMutation,
    SessionMutation,
    TaskMutation,
):
    pass


schema = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    config=StrawberryConfig(scalar_map=SCALARS),
    extensions=[Prepared],
)
prepare.attach(schema)
