-- How much the log holds, kept up to date by who adds and removes: to count would mean to read all.
alter table relay.log
  add column events    bigint not null default 0,
  add column bytes     bigint not null default 0, -- of the events' JSON
  add column truncated bigint not null default 0; -- highest position that retention took
update relay.log
   set events = (select count(*) from relay.event),
       bytes  = (select coalesce(sum(octet_length(json)), 0) from relay.event);
