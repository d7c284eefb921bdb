-- Sessions whose agents can be woken, as a wake service has told, and what is new for them. A change
-- is marked in the transaction in which it happens, and the mark is cleared when the service has said
-- that it knows. Each session has two rows: `mail` is marked by who holds the lock on the log,
-- `session` by who holds the lock on the session's row. In one row the two could wait for each other.
create table relay.wake (
  owner       bytea  not null,
  name        text   not null,
  about       text   not null check (about in ('mail', 'session')),
  addressed   uuid   not null,            -- hash of the tag by which the owner is addressed
  asked       bigint not null default 0,  -- the service knows what stands in the log up to there
  news        bigint,                     -- number of the newest mark; null if all is known
  taken_until timestamptz,                -- until then nobody else is told
  primary key (owner, name, about)
);
create index wake_addressed on relay.wake (addressed) where about = 'mail';
create index wake_marked    on relay.wake (news) where news is not null;
create sequence relay.wake_number as bigint;

create function relay.mark_session() returns trigger language plpgsql as $$
declare
  changed relay.session;
begin
  if tg_op = 'DELETE' then changed := old; else changed := new; end if;
  update relay.wake set news = nextval('relay.wake_number'), taken_until = null
   where owner = changed.owner and name = changed.name and about = 'session';
  return null;
end
$$;

create trigger woken after insert or delete on relay.session
  for each row execute function relay.mark_session();

create trigger moved after update on relay.session
  for each row
  when (old.cursor <> new.cursor or (old.replica is null) <> (new.replica is null))
  execute function relay.mark_session();
