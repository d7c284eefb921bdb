-- Who asked for an invite by a request to the relay (NIP-43), in hex; operators' own have nobody.
alter table relay.invite add column made_by text;
create index invite_made_by on relay.invite (made_by) where made_by is not null;
