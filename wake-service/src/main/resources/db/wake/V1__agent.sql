-- The wakes of agents.

-- One row for each agent that anybody has tried to wake: who changes anything holds its lock.
create table wake.agent (
  key    bytea       primary key check (octet_length(key) = 32),
  state  jsonb,                -- dev.kith.wake.lease.AgentState; null until the first change
  due_at timestamptz           -- when the next of its leases is to be looked at
);

create index agent_due on wake.agent (due_at) where due_at is not null;
