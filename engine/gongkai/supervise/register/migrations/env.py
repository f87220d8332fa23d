"""How Alembic reaches the register: over the connection that ``register.opening`` gives."""

from alembic import context

from gongkai.supervise.register.tables import METADATA
from gongkai.supervise.register.views import create_views, drop_views

CONNECTION = context.config.attributes["connection"]

context.configure(
    connection=CONNECTION,
    target_metadata=METADATA,
    render_as_batch=True,
)
drop_views(CONNECTION)
context.run_migrations()
create_views(CONNECTION)
