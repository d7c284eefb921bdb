-- Numbers of attachments are never used again: with a count in the row of the session, the first
-- attachment of a new session looked like that of an ended one of the same name, and what was still
-- on its way to that one met the new one.
create sequence relay.attachment as bigint;
select setval('relay.attachment', greatest(1, (select max(attachment) from relay.session)));
comment on column relay.session.attachment is
  'the newest attachment, so that an older one cannot write';
