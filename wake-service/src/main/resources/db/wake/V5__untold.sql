-- Agents of which a presence service is to be told whether they can be woken: those whose devices
-- have changed since it was told.
create table wake.untold (
  agent  bytea  primary key,
  number bigint not null      -- of the newest change
);

insert into wake.untold (agent, number)
select agent, nextval('wake.change_number') from (select distinct agent from wake.device) as all_of;

create or replace function wake.mark_changed() returns trigger language plpgsql as $$
declare
  whose  bytea;
  newest bigint := nextval('wake.change_number');
begin
  if tg_op = 'DELETE' then whose := old.agent; else whose := new.agent; end if;
  insert into wake.changed (agent, number) values (whose, newest)
  on conflict (agent) do update set number = excluded.number;
  insert into wake.untold (agent, number) values (whose, newest)
  on conflict (agent) do update set number = excluded.number;
  return null;
end
$$;
