"""The schema: all parts of the graph put together."""

import strawberry
from strawberry.schema.config import StrawberryConfig

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
from api.resolvers.pipelines import PipelineMutation, PipelineQuery
from api.resolvers.sessions import SessionMutation
from api.resolvers.tasks import TaskMutation, TaskQuery
from api.resolvers.users import UserQuery
from api.schema import tags  # noqa: F401  # declares its type


@prepare.roots
@strawberry.type
class NodeQuery:
    node: "Node | None" = read_field(RootNode("Any record by its id; null when it is not in view."))
    nodes: "list[Node]" = read_field(RootNodes("Records by their ids, null for those not in view."))


prepare.declarations()


@strawberry.type(description="What can be asked.")
class Query(
    NodeQuery, AccountQuery, CompanyQuery, ContactQuery, DealQuery, DirectoryQuery, PipelineQuery, TaskQuery, UserQuery
):
    pass


@strawberry.type(description="What can be done. Each field is one transaction.")
class Mutation(
    AccountMutation,
    CompanyMutation,
    ContactMutation,
    DealMutation,
    DirectoryMutation,
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
