"""How Alembic reaches the register: over the connection that ``gongkai.register.opening`` gives."""

from alembic import context

from gongkai.register.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
context.run_migrations()
