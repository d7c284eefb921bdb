-- What has happened to the wakes of agents, written with the state in which it left them.
create table wake.history (
  number bigint      generated always as identity primary key,
  agent  bytea       not null check (octet_length(agent) = 32),
  at     timestamptz not null,
  what   text        not null,
  detail jsonb       not null,  -- a dev.kith.wake.lease.WakeEffect
  told   boolean     not null   -- false until the relay knows what it is to tell to others
);
create index history_agent on wake.history (agent, number desc);
create index history_time  on wake.history (at);
create index history_untold on wake.history (number) where not told;

-- Agents whose devices have changed, until all is done that follows from it.
create table wake.changed (
  agent  bytea  primary key,
  number bigint not null      -- of the newest change
);
create sequence wake.change_number as bigint;

create function wake.mark_changed() returns trigger language plpgsql as $$
declare
  whose bytea;
begin
  if tg_op = 'DELETE' then whose := old.agent; else whose := new.agent; end if;
  insert into wake.changed (agent, number) values (whose, nextval('wake.change_number'))
  on conflict (agent) do update set number = excluded.number;
  return null;
end
$$;

create trigger changed after insert or update or delete on wake.device
  for each row execute function wake.mark_changed();

-- Sessions that the relay has been asked to tell of.
create table wake.watched (
  agent   bytea not null,
  session text  not null,
  primary key (agent, session)
);
