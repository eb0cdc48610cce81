-- When an attempt was seen to run longer than its timeout, so that nobody is told twice.
alter table task_attempt add column overdue bigint default 0 not null;
