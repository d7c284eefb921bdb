-- Who is there, what they declare and what is observed of them.

-- One row. Whoever writes holds its lock until commit, so positions become visible in their order.
create table presence.directory (
  only_row  boolean primary key default true check (only_row),
  id        uuid    not null default gen_random_uuid(),
  head      bigint  not null default 0,
  forgotten bigint  not null default 0   -- no change up to there can be told any more
);
insert into presence.directory default values;

create table presence.agent (
  key         text        primary key,      -- hex
  position    bigint      not null,         -- of its last change
  touched     timestamptz not null,
  card_id     text,                         -- null if it has no card
  card_at     bigint,
  name        text,
  description text,
  relays      text[],
  content     text,
  declared_id text,                         -- null if it declares nothing
  declared_at bigint,
  status      text,
  valence     double precision,
  arousal     double precision,
  mood        text,
  energy      double precision,
  attention   double precision,
  next        bigint,
  until       bigint,                       -- the lease, seconds since 1970
  note        text,
  state       text,                         -- null if nothing has been observed yet
  since       timestamptz,
  seen        text[],
  words       tsvector
);

create unique index agent_position on presence.agent (position);
create        index agent_status   on presence.agent (status, key) where status is not null;
create        index agent_state    on presence.agent (state, key) where state is not null;
create        index agent_words    on presence.agent using gin (words);

create table presence.capability (
  name text collate "C" not null,
  key  text not null references presence.agent on delete cascade,
  primary key (name, key)
);
create index capability_agent on presence.capability (key);

-- The key that the presence service signs with.
create table presence.identity (
  pubkey     text        primary key,
  secret     text        not null,
  created_at timestamptz not null
);
