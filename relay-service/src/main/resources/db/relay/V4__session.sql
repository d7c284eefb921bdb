-- Durable sessions: a cursor and filters, never a copy of a message.

create table relay.session (
  owner       bytea       not null,
  name        text        not null,
  filters     text        not null,           -- JSON array
  receive_max integer     not null,
  expiry      integer     not null,           -- seconds that it outlives its last attachment
  will        text,                           -- an event, published when the connection is lost
  will_delay  integer     not null,           -- seconds
  cursor      bigint      not null,           -- all up to there is acknowledged, or not for it
  delivered   bigint      not null default 0, -- highest position ever delivered
  attachment  bigint      not null,           -- counts attachments, so that an older one cannot write
  replica     uuid,                           -- where it is attached, null if nowhere
  created_at  timestamptz not null default now(),
  detached_at timestamptz not null default now(),
  lost_at     timestamptz,                    -- since when the delay of its will runs
  primary key (owner, name)
);
create index session_replica on relay.session (replica) where replica is not null;
create index session_lost    on relay.session (lost_at) where lost_at is not null;
create index session_idle    on relay.session (detached_at) where replica is null;

-- The replicas that serve now. One that has not renewed its row for a while has died, and what was
-- attached to it is lost.
create table relay.replica (
  id         uuid        primary key,
  renewed_at timestamptz not null
);

-- Attachments that were taken over from a replica, for that replica to read.
create table relay.takeover (
  replica    uuid   not null,
  owner      bytea  not null,
  name       text   not null,
  attachment bigint not null
);
create index takeover_replica on relay.takeover (replica);

-- Receipts that are due or were written: each once.
create table relay.receipt (
  event     bytea   not null,
  recipient bytea   not null,
  stage     text    not null,
  sender    bytea   not null,
  written   boolean not null default false,
  primary key (event, recipient, stage)
);
create index receipt_due on relay.receipt (event) where not written;
