"""The schema: all parts of the graph put together."""

import importlib
import pkgutil

import strawberry
from strawberry.schema.config import StrawberryConfig

from api import schema as types
from api.documents import Prepared
from api.reading import exporting, prepare, showing
from api.reading.declare import Node, read_field
from api.reading.plans import Executor
from api.reading.roots import RootNode, RootNodes
from api.reading.scalars import SCALARS
from api.resolvers.access import AccessQuery
from api.resolvers.account import AccountMutation, AccountQuery
from api.resolvers.allowlists import AllowlistMutation, AllowlistQuery
from api.resolvers.api_keys import ApiKeyMutation, ApiKeyQuery
from api.resolvers.bulk import BulkMutation, BulkQuery
from api.resolvers.catalogues import CatalogueMutation, CatalogueQuery
from api.resolvers.companies import CompanyMutation, CompanyQuery
from api.resolvers.contacts import ContactMutation, ContactQuery
from api.resolvers.custom_fields import CustomFieldMutation, CustomFieldQuery
from api.resolvers.customers import CustomerMutation, CustomerQuery
from api.resolvers.deal_lines import DealLineMutation
from api.resolvers.deals import DealMutation, DealQuery
from api.resolvers.directories import DirectoryMutation, DirectoryQuery
from api.resolvers.events import EventQuery
from api.resolvers.exports import ExportMutation, ExportQuery
from api.resolvers.files import FileMutation, FileQuery
from api.resolvers.funnel import FunnelQuery
from api.resolvers.groups import GroupMutation, GroupQuery
from api.resolvers.knowledge import KnowledgeMutation
from api.resolvers.leaving import LeavingMutation, LeavingQuery
from api.resolvers.legal_entities import LegalEntityQuery
from api.resolvers.lookup import LookupQuery
from api.resolvers.merges import MergeMutation, MergeQuery
from api.resolvers.notes import NoteMutation, NoteQuery
from api.resolvers.notifications import NotificationMutation
from api.resolvers.past import PastQuery
from api.resolvers.pipelines import PipelineMutation, PipelineQuery
from api.resolvers.policies import PolicyMutation, PolicyQuery
from api.resolvers.refusals import RefusalQuery
from api.resolvers.sessions import SessionMutation
from api.resolvers.sign_ins import SignInQuery
from api.resolvers.sources import SourceMutation, SourceQuery
from api.resolvers.streams import StreamQuery, StreamSubscription
from api.resolvers.tags import TagQuery
from api.resolvers.tasks import TaskMutation, TaskQuery
from api.resolvers.trash import TrashMutation, TrashQuery
from api.resolvers.users import UserMutation, UserQuery
from api.resolvers.views import ViewMutation, ViewQuery
from api.resolvers.webhooks import WebhookMutation, WebhookQuery
from api.schema.custom_values import VALUES


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
    AccessQuery,
    AccountQuery,
    AllowlistQuery,
    ApiKeyQuery,
    BulkQuery,
    CatalogueQuery,
    CompanyQuery,
    ContactQuery,
    CustomFieldQuery,
    DealQuery,
    CustomerQuery,
    DirectoryQuery,
    EventQuery,
    ExportQuery,
    FileQuery,
    FunnelQuery,
    PastQuery,
    RefusalQuery,
    GroupQuery,
    LeavingQuery,
    LegalEntityQuery,
    LookupQuery,
    MergeQuery,
    PipelineQuery,
    PolicyQuery,
    SignInQuery,
    SourceQuery,
    StreamQuery,
    NoteQuery,
    TagQuery,
    TaskQuery,
    TrashQuery,
    UserQuery,
    ViewQuery,
    WebhookQuery,
):
    pass


@strawberry.type(description="What can be done. Each field is one transaction.")
class Mutation(
    AccountMutation,
    AllowlistMutation,
    ApiKeyMutation,
    BulkMutation,
    CatalogueMutation,
    CompanyMutation,
    ContactMutation,
    CustomFieldMutation,
    DealLineMutation,
    DealMutation,
    CustomerMutation,
    DirectoryMutation,
    ExportMutation,
    FileMutation,
    GroupMutation,
    KnowledgeMutation,
    LeavingMutation,
    MergeMutation,
    NoteMutation,
    NotificationMutation,
    PipelineMutation,
    PolicyMutation,
    SessionMutation,
    SourceMutation,
    TaskMutation,
    TrashMutation,
    UserMutation,
    ViewMutation,
    WebhookMutation,
):
    pass


@strawberry.type(description="What can be followed, over `graphql-transport-ws` or `graphql-sse`.")
class Subscription(StreamSubscription):
    pass


schema = strawberry.Schema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=VALUES,
    config=StrawberryConfig(scalar_map=SCALARS),
    extensions=[Prepared],
    execution_context_class=Executor,
)
prepare.attach(schema)
exporting.attach(schema)
showing.attach(schema)
