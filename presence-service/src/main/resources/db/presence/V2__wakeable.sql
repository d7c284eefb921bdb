-- Agents that can be woken, as a wake service has told. How is not told.
create table presence.wakeable (
  key text primary key      -- hex
);
